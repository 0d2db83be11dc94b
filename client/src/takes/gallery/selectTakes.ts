/** What is chosen in a gallery, and from where a range is counted. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const NOTHING_CHOSEN: Chosen = { ids: new Set(), anchor: null };

/** One more or one less. */
export function toggleChosen({ ids }: Chosen, id: string): Chosen {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Everything between the last one chosen and this, as they are shown; besides what was chosen before. */
export function chooseRange({ ids, anchor }: Chosen, id: string, shown: readonly string[]): Chosen {
  const from = anchor === null ? -1 : shown.indexOf(anchor);
  const to = shown.indexOf(id);
  if (from === -1 || to === -1) return toggleChosen({ ids, anchor }, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...ids, ...range]), anchor };
}
