import { PALETTE_GROUPS, type PaletteAction, type PaletteGroup } from './PaletteAction.ts';

const MOST = 30;
/** Of one group, so that a hundred takes do not hide the shot that they are of. */
const MOST_OF_A_GROUP = 8;

const SCORE = { whole: 100, prefix: 80, wordStarts: 60, inside: 30, elsewhere: 15 } as const;
/** The last thing that was used counts this much more, the one before it less. */
const RECENT_AT_MOST = 12;

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Whether each word typed begins a word of the title, in order: `go sh` finds "Go to shots". */
function startWords(typed: readonly string[], title: readonly string[]): boolean {
  let place = 0;
  for (const word of typed) {
    while (place < title.length && title[place]?.startsWith(word) !== true) place += 1;
    if (place === title.length) return false;
    place += 1;
  }
  return true;
}

/** How well an action fits what was typed; 0: not at all. */
export function scoreOf(search: string, { title, hint = '', words = '' }: PaletteAction): number {
  const typed = plain(search).trim();
  const name = plain(title);
  const parts = wordsOf(typed);
  if (parts.length === 0) return typed === '' ? SCORE.elsewhere : 0;
  if (name === typed) return SCORE.whole;
  if (name.startsWith(typed)) return SCORE.prefix;
  if (startWords(parts, wordsOf(name))) return SCORE.wordStarts;
  if (parts.every((part) => name.includes(part))) return SCORE.inside;
  const all = `${name} ${plain(hint)} ${plain(words)}`;
  return parts.every((part) => all.includes(part)) ? SCORE.elsewhere : 0;
}

export interface RankedGroup {
  readonly group: PaletteGroup;
  readonly actions: readonly PaletteAction[];
}

/** What was used lately, the last first, by id. */
export type Recent = readonly string[];

/**
 * What the palette shows for what was typed: at most 30, in groups. A group stands where its best
 * action does; within a group the better fit comes first, what was used lately before the rest, and
 * shorter titles before longer ones. `fitting` was found by more than its name, and fits in any case.
 */
export function rank(
  search: string,
  actions: readonly PaletteAction[],
  recent: Recent = [],
  fitting: readonly PaletteAction[] = [],
): readonly RankedGroup[] {
  const isSearch = search.trim() !== '';
  const places = new Map(recent.map((id, place) => [id, place]));
  const found: { readonly action: PaletteAction; readonly score: number }[] = [];
  for (const action of actions) {
    const place = places.get(action.id);
    if (!isSearch && action.isSearchedFor === true && place === undefined) continue;
    const fit = scoreOf(search, action);
    if (fit > 0) found.push({ action, score: fit + (place === undefined ? 0 : Math.max(1, RECENT_AT_MOST - place)) });
  }
  const byName = new Set(found.map(({ action }) => action.id));
  for (const action of fitting) if (!byName.has(action.id)) found.push({ action, score: SCORE.inside });
  found.sort(
    (a, b) =>
      b.score - a.score ||
      PALETTE_GROUPS.indexOf(a.action.group) - PALETTE_GROUPS.indexOf(b.action.group) ||
      (isSearch ? a.action.title.length - b.action.title.length : 0),
  );
  const groups = new Map<PaletteGroup, PaletteAction[]>();
  let count = 0;
  for (const { action } of found) {
    if (count === MOST) break;
    const group = groups.get(action.group) ?? [];
    groups.set(action.group, group);
    if (isSearch && group.length === MOST_OF_A_GROUP) continue;
    group.push(action);
    count += 1;
  }
  return [...groups].map(([group, members]) => ({ group, actions: members }));
}
