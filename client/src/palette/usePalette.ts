import { useEffect, useRef } from 'react';
import { type PaletteSource, paletteRegistry } from './PaletteRegistry.ts';

/** Adds to the command palette while a component is shown; `source` is asked each time it opens. */
export function usePalette(source: PaletteSource): void {
  // Asked while the palette is rendered, where an effect's event may not be.
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => paletteRegistry.add(() => latest.current()), []);
}
