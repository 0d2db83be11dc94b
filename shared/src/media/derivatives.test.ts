import { expect, test } from 'vitest';
import { DerivativeKind, MAKERS, Maker, makerOf, makersFor } from './derivatives.ts';

test('every kind has one maker', () => {
  const made = Maker.options.flatMap((maker) => MAKERS[maker].makes);
  expect(made.toSorted()).toEqual(DerivativeKind.options.toSorted());
  for (const kind of DerivativeKind.options) expect(MAKERS[makerOf(kind)].makes).toContain(kind);
});

test('a poster comes before anything else that a film needs', () => {
  const [first, ...rest] = makersFor('video/mp4');
  expect(first).toBe('posters');
  for (const maker of rest) expect(MAKERS[maker].priority).toBeGreaterThan(MAKERS.posters.priority);
  expect(MAKERS.proxy.priority).toBe(Math.max(...Maker.options.map((maker) => MAKERS[maker].priority)));
});

test.each([
  ['image/tiff', ['posters']],
  ['image/svg+xml', []],
  ['audio/flac', ['facts', 'waveform']],
  ['font/otf', []],
  ['application/x-blender', ['outline']],
  ['application/x-safetensors', []],
])('%s is given to %j', (mediaType, makers) => {
  expect(makersFor(mediaType)).toEqual(makers);
});
