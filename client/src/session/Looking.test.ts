import { expect, test } from 'vitest';
import { Looking } from './Looking.ts';

/** Looks that end when they are told to. */
function looks() {
  const begun = new Map<string, () => void>();
  const look = (file: string) => new Promise<string>((resolve) => begun.set(file, () => resolve(file.toUpperCase())));
  return { begun, look };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a few are looked at at a time, all are counted, and they come in their order', async () => {
  const looking = new Looking();
  const { begun, look } = looks();
  const found = looking.at(['a', 'b', 'c', 'd', 'e'], look);
  const others = looking.at(['x'], look);
  expect([...begun.keys()]).toEqual(['a', 'b', 'c', 'd', 'x']);
  expect(looking.shown.get()).toEqual({ seen: 0, of: 6 });
  for (const file of ['d', 'x', 'a']) begun.get(file)?.();
  await settled();
  expect(await others).toEqual(['X']);
  expect(looking.shown.get()).toEqual({ seen: 3, of: 6 });
  for (const file of ['e', 'b', 'c']) begun.get(file)?.();
  expect(await found).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(looking.shown.get()).toBeNull();
});

test('what is cancelled comes to nothing, begins nothing more, and is not counted with what comes later', async () => {
  const looking = new Looking();
  const { begun, look } = looks();
  const cancelled = looking.at(['a', 'b', 'c', 'd', 'e'], look);
  looking.cancel();
  expect(looking.shown.get()).toBeNull();
  const later = looking.at(['x', 'y'], look);
  for (const end of begun.values()) end();
  expect(await cancelled).toBeNull();
  expect(await later).toEqual(['X', 'Y']);
  expect(begun.has('e')).toBe(false);
  expect(looking.shown.get()).toBeNull();
});
