import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Ends when nothing on the page changes its colour or place any more, but for what does so for ever. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished))`;
const SCHEMES = ['dark', 'light'] as const;

/** What axe finds serious or critical on a page as it is, in both schemes; each in a line that says where. */
export async function seriousFindings(page: Page, place: string): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of SCHEMES) {
    await page.evaluate(`document.documentElement.setAttribute('data-mantine-color-scheme', '${scheme}')`);
    // What changes its colour slowly is looked at when it has.
    await page.evaluate(SETTLED);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, failureSummary } of nodes.slice(0, 4)) {
        const why = failureSummary?.replaceAll(/\s+/g, ' ').slice(0, 220) ?? '';
        found.push(`${place}, ${scheme}: ${id} at ${target.join(' ')}: ${why}`);
      }
    }
  }
  await page.evaluate("document.documentElement.setAttribute('data-mantine-color-scheme', 'dark')");
  return found;
}
