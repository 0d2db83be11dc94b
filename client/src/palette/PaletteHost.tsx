import { lazy, Suspense, useEffect, useState } from 'react';
import { useObservable } from '../session/useObservable.ts';
import { GlobalActions } from './GlobalActions.tsx';
import { isPaletteKey } from './isPaletteKey.ts';
import { paletteOpen } from './paletteOpen.ts';

const load = () => import('./Palette.tsx');
const Palette = lazy(async () => ({ default: (await load()).Palette }));

/** Opens the command palette by its keys, on every page behind the sign-in. */
export function PaletteHost() {
  const isOpen = useObservable(paletteOpen);
  const [wasOpened, setWasOpened] = useState(false);
  if (isOpen && !wasOpened) setWasOpened(true);
  useEffect(() => {
    // Before anything on the page: tldraw and CodeMirror have keys of their own.
    const onKey = (event: KeyboardEvent) => {
      if (!isPaletteKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
      paletteOpen.set(!paletteOpen.get());
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
  useEffect(() => () => paletteOpen.set(false), []);
  return (
    <>
      <GlobalActions />
      {wasOpened && (
        <Suspense>
          <Palette />
        </Suspense>
      )}
    </>
  );
}
