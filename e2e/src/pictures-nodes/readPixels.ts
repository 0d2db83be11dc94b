import type { Page } from '@playwright/test';
import { z } from 'zod';

/** A place of a picture, as shares of its width and height. */
export type Place = readonly [x: number, y: number];

const Pixels = z.array(z.array(z.int()));

/** Pixels of stored media as `[red, green, blue, alpha]`, decoded by a signed-in person's browser. */
export async function mediaPixels(page: Page, sha256: string, places: readonly Place[]): Promise<number[][]> {
  return Pixels.parse(
    await page.evaluate(`(async () => {
      const bitmap = await createImageBitmap(await (await fetch('/api/v1/media/${sha256}')).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context.drawImage(bitmap, 0, 0);
      return ${JSON.stringify(places)}.map(([x, y]) =>
        [...context.getImageData(Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1).data]);
    })()`),
  );
}

/** How much of the mask that is being painted is in at a place, from 0 to 255, as it is shown; -1 while none is. */
export async function maskAt(page: Page, [x, y]: Place): Promise<number> {
  return z.int().parse(
    await page.evaluate(`(() => {
      const sheet = document.querySelector('[data-testid="mask-sheet"]');
      if (sheet === null) return -1;
      const [left, top] = [Math.floor(${x} * sheet.width), Math.floor(${y} * sheet.height)];
      return sheet.getContext('2d').getImageData(left, top, 1, 1).data[3];
    })()`),
  );
}
