import type { PaletteAction } from './PaletteAction.ts';

/** Asked each time the palette opens: what may be done changes with the role, the page and the selection. */
export type PaletteSource = () => Iterable<PaletteAction>;

/** What the command palette offers: each part of the interface adds its own while it is shown. */
export class PaletteRegistry {
  readonly #sources = new Set<PaletteSource>();

  /** Adds a source; answers what takes it away again. */
  add(source: PaletteSource): () => void {
    // Of its own identity, so that the same function added twice is there twice.
    const own: PaletteSource = () => source();
    this.#sources.add(own);
    return () => void this.#sources.delete(own);
  }

  /** Everything there is now, each id once. The source that came last goes first: it is nearest to what is shown. */
  actions(): readonly PaletteAction[] {
    const found = new Map<string, PaletteAction>();
    for (const source of [...this.#sources].reverse()) {
      for (const action of source()) if (!found.has(action.id)) found.set(action.id, action);
    }
    return [...found.values()];
  }
}

export const paletteRegistry = new PaletteRegistry();
