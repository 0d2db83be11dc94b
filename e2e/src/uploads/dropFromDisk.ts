import type { Page } from '@playwright/test';

/** Drops files and folders of the disk at a point of a page, as the system does: a folder stays one. */
export async function dropFromDisk(
  page: Page,
  paths: readonly string[],
  x: number,
  y: number,
  modifiers = 0,
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x, y, data, modifiers });
  }
  await client.detach();
}
