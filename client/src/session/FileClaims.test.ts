import { afterEach, expect, test } from 'vitest';
import { FileClaims } from './FileClaims.ts';

const open: FileClaims[] = [];
function page(): FileClaims {
  const claims = new FileClaims();
  open.push(claims);
  return claims;
}
const soon = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const closeAll = (): void => {
  for (const claims of open.splice(0)) claims.close();
};
afterEach(closeAll);

test('what another page sends is left to it, and is there to be had when that is over', async () => {
  const [first, second] = [page(), page()];
  first.add('harbour');
  expect([...(await second.claim(['harbour', 'quay']))]).toEqual(['quay']);
  first.drop('harbour');
  expect([...(await second.claim(['harbour']))]).toEqual(['harbour']);
  expect(second.has('harbour')).toBe(true);
});

test('of pages that ask at once each file is one page’s', async () => {
  for (let round = 0; round < 5; round += 1) {
    const pages = [page(), page(), page()];
    const claimed = await Promise.all(pages.map((each) => each.claim(['harbour', 'quay'])));
    expect(claimed.flatMap((ids) => [...ids]).sort()).toEqual(['harbour', 'quay']);
    closeAll();
  }
});

test('of pages of which the later one opens while the earlier asks, each file is one page’s', async () => {
  for (let round = 0; round < 5; round += 1) {
    const early = page();
    const first = early.claim(['harbour']);
    await soon(100);
    const second = page().claim(['harbour']);
    expect([...(await first), ...(await second)]).toEqual(['harbour']);
    closeAll();
  }
});
