import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { capabilitiesQuery } from '../api/capabilities.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { LicenceNeeded } from './LicenceNeeded.tsx';
import classes from './CanvasPage.module.css';

const route = getRouteApi('/signed-in/p/$projectId/');

const Canvas = lazy(async () => ({ default: (await import('./Canvas.tsx')).Canvas }));

/**
 * Whether tldraw shows itself here. It asks for a key on an https page of a production build only,
 * and without one hides itself after some seconds; that is said before, not after.
 */
const needsKey = (key: string | null): boolean =>
  key === null &&
  import.meta.env.PROD &&
  location.protocol === 'https:' &&
  !/^(localhost|127\.|\[::1\])/.test(location.hostname);

/** The canvas, once the document is here and tldraw may be shown. */
export function CanvasPage() {
  const session = useSession();
  const { node } = route.useSearch();
  const phase = useObservable(session.phase);
  const capabilities = useQuery(capabilitiesQuery);
  const key = capabilities.data?.tldrawLicenseKey ?? null;
  const waiting = (
    <div className={classes.waiting} aria-busy="true">
      <Loader size="sm" />
    </div>
  );
  if (phase.kind === 'opening' || capabilities.isPending) return waiting;
  if (capabilities.isSuccess && needsKey(key)) return <LicenceNeeded />;
  return (
    <Suspense fallback={waiting}>
      <Canvas session={session} licenseKey={key} node={node ?? null} />
    </Suspense>
  );
}
