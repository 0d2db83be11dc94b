/** What the keys do on a take's page, for people. */
export const TAKE_KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Space', 'Play, stop'],
  ['J  K  L', 'Backwards, stop, forwards; again: faster'],
  [',  .  ←  →', 'One frame back, on; with Shift ten'],
  ['Home  End', 'First, last frame'],
  ['I  O  X', 'Play from here, to here, all of it'],
  ['↑  ↓', 'Take before, after'],
  ['Shift ↑  ↓', 'Shot before, after'],
  ['N', 'Next to review'],
  ['A  C  R', 'Approve, ask for changes, reject'],
  ['1 – 5', 'Stars'],
  ['M', 'Write a comment'],
  ['P', 'Pick'],
  ['D', 'Download'],
  ['Z  0  +  −', '100 %, fit, closer, farther'],
  ['F', 'Full screen'],
];
