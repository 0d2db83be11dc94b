import { expect, it } from 'vitest';
import { choosePlace, type Place, type Wanted } from './choosePlace.ts';

const place = (id: string | null, more: Partial<Place> = {}): Place => ({
  id,
  runners: ['container'],
  tags: ['gpu'],
  gpuMemoryBytes: 24e9,
  busy: 0,
  concurrency: 2,
  queued: 0,
  warm: [],
  ...more,
});

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  runner: 'container',
  tags: ['gpu'],
  gpuMemoryBytes: 16e9,
  warm: ['flux@1', 'flux1-dev.safetensors'],
  before: null,
  ...more,
});

const chosen = (places: readonly Place[], more: Partial<Wanted> = {}): string | null | undefined =>
  choosePlace(places, wanted(more))?.id;

it.each([
  ['of another kind', { runners: ['comfyui'] }],
  ['without a tag', { tags: [] }],
  ['with too little memory', { gpuMemoryBytes: 12e9 }],
  ['that is full', { busy: 2 }],
])('nothing goes to a place %s', (_, more) => {
  expect(chosen([place('a', more)])).toBeUndefined();
});

it('nothing goes to a place that could not run it', () => {
  const warm = place('warm', { warm: ['flux@1'] });
  expect(chosen([warm, place('other')], { avoid: ['warm'] })).toBe('other');
  expect(chosen([warm], { avoid: ['warm'] })).toBeUndefined();
});

it('what may be adopted goes where it was, also where another place is better', () => {
  const places = [place('warm', { warm: ['flux@1'] }), place('before', { busy: 1 })];
  expect(chosen(places, { before: 'before' })).toBe('before');
  expect(chosen(places, { before: 'gone' })).toBe('warm');
});

it('what is loaded counts before what is idle', () => {
  const warm = place('warm', { busy: 1, gpuMemoryBytes: 80e9, warm: ['flux1-dev.safetensors'] });
  expect(chosen([place('idle'), warm])).toBe('warm');
});

it('large memory is kept for who needs it, and then work is spread', () => {
  expect(chosen([place('large', { gpuMemoryBytes: 80e9 }), place('small', { busy: 1 })])).toBe('small');
  expect(chosen([place('a', { busy: 1 }), place('b'), place('c', { busy: 1, concurrency: 8 })])).toBe('b');
  // What others have there counts too.
  expect(chosen([place('a', { queued: 5 }), place('b', { busy: 1 })])).toBe('b');
});

it('does not depend on the order that places come in', () => {
  expect(chosen([place('b'), place('a')])).toBe(chosen([place('a'), place('b')]));
});
