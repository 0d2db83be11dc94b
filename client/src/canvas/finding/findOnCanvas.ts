/** Something on the canvas that can be found. */
export interface Findable {
  /** The tldraw shape that shows it. */
  readonly id: string;
  /** What it is called, and is shown by: a node's title, a frame's name, the first words of a text. */
  readonly title: string;
  /** What kind of thing it is: "Shot still", "Frame", "Sticky note". */
  readonly kind: string;
  /** Everything else that is written in it. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Lower case, and without accents: "Über" is found by "uber". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

function rank(title: string, kind: string, text: string, words: readonly string[]): number | null {
  const whole = `${title}\n${kind}\n${text}`;
  if (!words.every((word) => whole.includes(word))) return null;
  const first = words[0] ?? '';
  if (title.startsWith(first)) return 0;
  if (words.every((word) => title.includes(word))) return 1;
  return words.every((word) => `${title}\n${kind}`.includes(word)) ? 2 : 3;
}

/**
 * What has every word of a search in its title, kind or text: titles that begin with it first, then
 * other titles, kinds, texts; among equals from the top left, as one reads.
 */
export function findOnCanvas(all: Iterable<Findable>, search: string): readonly Findable[] {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const found: { item: Findable; rank: number }[] = [];
  for (const item of all) {
    const ranked = rank(plain(item.title), plain(item.kind), plain(item.text), words);
    if (ranked !== null) found.push({ item, rank: ranked });
  }
  return found
    .toSorted(
      (a, b) => a.rank - b.rank || a.item.y - b.item.y || a.item.x - b.item.x || (a.item.id < b.item.id ? -1 : 1),
    )
    .map(({ item }) => item);
}
