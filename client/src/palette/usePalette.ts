import { useEffect, useEffectEvent } from 'react';
import type { PaletteAction } from './PaletteAction.ts';
import { paletteRegistry } from './PaletteRegistry.ts';

/** Adds to the command palette while a component is shown; `source` is asked each time it opens. */
export function usePalette(source: () => Iterable<PaletteAction>): void {
  const ask = useEffectEvent(() => source());
  useEffect(() => paletteRegistry.add(() => ask()), []);
}
