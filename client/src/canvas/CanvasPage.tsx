import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { capabilitiesQuery } from '../api/capabilities.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { FirstPicture } from './FirstPicture.tsx';
import { levelOf } from './scenes/levelOf.ts';
import { LicenceNeeded } from './LicenceNeeded.tsx';
import classes from './CanvasPage.module.css';

const route = getRouteApi('/signed-in/p/$projectId/');

/** Asked for with this page, so that it arrives while the document does. */
const arriving = import('./Canvas.tsx');
// Where it does not arrive, the page says so when it needs it.
arriving.catch(() => {});
const Canvas = lazy(async () => ({ default: (await arriving).Canvas }));

/**
 * Whether tldraw shows itself here. It asks for a key on an https page of a production build only,
 * and without one hides itself after some seconds; that is said before, not after.
 */
const needsKey = (key: string | null): boolean =>
  key === null &&
  import.meta.env.PROD &&
  location.protocol === 'https:' &&
  !/^(localhost|127\.|\[::1\])/.test(location.hostname);

/** The canvas, once the document is here: its picture at once, itself as soon as tldraw is there and may be shown. */
export function CanvasPage() {
  const session = useSession();
  const { node = null, scene = null } = route.useSearch();
  const phase = useObservable(session.phase);
  const capabilities = useQuery(capabilitiesQuery);
  const [stage, setStage] = useState<'empty' | 'picture' | 'canvas'>('empty');
  const key = capabilities.data?.tldrawLicenseKey ?? null;
  if (phase.kind === 'opening') {
    return (
      <div className={classes.waiting} aria-busy="true">
        <Loader size="sm" />
      </div>
    );
  }
  if (capabilities.isSuccess && needsKey(key)) return <LicenceNeeded />;
  return (
    <>
      {stage !== 'canvas' && (
        <FirstPicture
          model={session.model}
          level={levelOf(session, { node, scene })}
          node={node}
          onShown={() => setStage('picture')}
        />
      )}
      {stage !== 'empty' && !capabilities.isPending && (
        <Suspense>
          <Canvas session={session} licenseKey={key} node={node} scene={scene} onShown={() => setStage('canvas')} />
        </Suspense>
      )}
    </>
  );
}
