import { useEffect, useRef } from 'react';
import { type PaletteSearch, paletteRegistry } from './PaletteRegistry.ts';

/** Finds for the command palette while a component is shown; `search` is asked with each text that is typed. */
export function usePaletteSearch(search: PaletteSearch): void {
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => paletteRegistry.addSearch((text) => latest.current(text)), []);
}
