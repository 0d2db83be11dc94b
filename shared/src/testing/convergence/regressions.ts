interface Regression {
  readonly seed: number;
  readonly people: number;
  readonly operations: number;
  readonly events: 'eventful' | 'plain';
  readonly found: string;
}

const plain = (seed: number, people: number, found: string): Regression => ({
  seed,
  people,
  operations: 800,
  events: 'plain',
  found,
});

/** Seeds that once found something, each with what it was; they run first, for ever. */
export const REGRESSIONS: readonly Regression[] = [
  plain(1, 6, 'the mark of another is overtaken by an own one'),
  plain(2, 7, 'two people make the same connection at once'),
  plain(3, 8, 'two people undo the deletion of one edge'),
  plain(5, 6, 'a mark on a request that lost to another arrives as deleted'),
  plain(7, 8, 'a setting that lost to another arrives as deleted'),
  plain(8, 5, 'a director changes a playlist of somebody else'),
  plain(19, 8, 'two people connect one port at once'),
  plain(33, 6, 'values kept for undo arrive joined into one item'),
  plain(44, 5, 'a mark made while a deletion had come before what replaces it'),
];
