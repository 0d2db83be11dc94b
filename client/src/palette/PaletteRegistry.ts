import type { PaletteAction } from './PaletteAction.ts';

/** Asked each time the palette opens: what may be done changes with the role, the page and the selection. */
export type PaletteSource = () => Iterable<PaletteAction>;

/** Asked with each text that is typed: for what is found by more than its name. */
export type PaletteSearch = (text: string) => Iterable<PaletteAction>;

/** What the command palette offers: each part of the interface adds its own while it is shown. */
export class PaletteRegistry {
  readonly #sources = new Set<PaletteSource>();
  readonly #searches = new Set<PaletteSearch>();

  /** Adds a source; answers what takes it away again. */
  add(source: PaletteSource): () => void {
    // Of its own identity, so that the same function added twice is there twice.
    const own: PaletteSource = () => source();
    this.#sources.add(own);
    return () => void this.#sources.delete(own);
  }

  /** Adds what finds by more than names; answers what takes it away again. */
  addSearch(search: PaletteSearch): () => void {
    this.#searches.add(search);
    return () => void this.#searches.delete(search);
  }

  /** What is found for a text by the searches, each id once. */
  found(text: string): readonly PaletteAction[] {
    const found = new Map<string, PaletteAction>();
    for (const search of this.#searches) for (const action of search(text)) found.set(action.id, action);
    return [...found.values()];
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
