import { lazy, Suspense, useEffect } from 'react';
import { useObservable } from '../session/useObservable.ts';
import { paintedMask } from './openMaskPainter.ts';

const MaskPainter = lazy(async () => ({ default: (await import('./MaskPainter.tsx')).MaskPainter }));

/** Where the painter of masks appears: once in a project's page. Its code is asked for when it is opened first. */
export function MaskPainterHost() {
  const mask = useObservable(paintedMask);
  useEffect(() => () => paintedMask.set(null), []);
  return mask === null ? null : (
    <Suspense>
      <MaskPainter key={mask} mask={mask} />
    </Suspense>
  );
}
