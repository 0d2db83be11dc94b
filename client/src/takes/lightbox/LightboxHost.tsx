import { lazy, Suspense, useEffect } from 'react';
import { useObservable } from '../../session/useObservable.ts';
import { openedLightbox } from './openLightbox.ts';

const Lightbox = lazy(async () => ({ default: (await import('./Lightbox.tsx')).Lightbox }));

/** Where the lightbox appears: once in a project's page. Its code is asked for when it is opened first. */
export function LightboxHost() {
  const request = useObservable(openedLightbox);
  useEffect(() => () => openedLightbox.set(null), []);
  return request === null ? null : (
    <Suspense>
      <Lightbox request={request} />
    </Suspense>
  );
}
