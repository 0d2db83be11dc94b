import { expect, type Locator, type Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of what is on a canvas whose camera stands still: while it moves, tldraw lets no press through to it. */
export async function middleOf(target: Locator): Promise<Point> {
  await expect(target.page().locator('.tl-hit-test-blocker:not(.tl-hit-test-blocker__hidden)')).toHaveCount(0);
  const box = await target.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Takes hold of a socket and moves to another, or to a point, as a hand does; it is not let go there. */
export async function pullEdge(page: Page, from: Locator, to: Locator | Point): Promise<void> {
  const start = await middleOf(from);
  const end = 'x' in to ? to : await middleOf(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 6 });
}

/** Pulls an edge from one socket to another and lets it go there. */
export async function connectPorts(page: Page, from: Locator, to: Locator): Promise<void> {
  await pullEdge(page, from, to);
  await page.mouse.up();
}
