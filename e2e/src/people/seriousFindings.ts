import { AxeBuilder } from '@axe-core/playwright';
import { type Page, test } from '@playwright/test';

/** Ends when nothing on the page changes its colour or place any more, but for what does so for ever. */
const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished))`;
const SCHEMES = ['dark', 'light'] as const;

interface Part {
  /** Selectors of what is looked at; the whole page without them. */
  readonly within?: readonly string[];
}

/**
 * What axe finds serious or critical on a page as it is, in both schemes; each in a line that says
 * where. Keeps a picture of both beside what the test leaves.
 */
export async function seriousFindings(page: Page, place: string, { within = [] }: Part = {}): Promise<string[]> {
  const found: string[] = [];
  const before = await page.evaluate("document.documentElement.getAttribute('data-mantine-color-scheme')");
  for (const scheme of SCHEMES) {
    await show(page, scheme);
    await page.screenshot({ path: test.info().outputPath(`${place.replaceAll(/\W+/g, '-')}-${scheme}.png`) });
    const builder = within.reduce((builder, selector) => builder.include(selector), new AxeBuilder({ page }));
    const { violations } = await builder.setLegacyMode().analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, failureSummary } of nodes.slice(0, 4)) {
        const why = failureSummary?.replaceAll(/\s+/g, ' ').slice(0, 220) ?? '';
        found.push(`${place}, ${scheme}: ${id} at ${target.join(' ')}: ${why}`);
      }
    }
  }
  await show(page, before === 'light' ? 'light' : 'dark');
  return found;
}

/** What changes its colour slowly is looked at when it has. */
async function show(page: Page, scheme: (typeof SCHEMES)[number]): Promise<void> {
  await page.evaluate(`document.documentElement.setAttribute('data-mantine-color-scheme', '${scheme}')`);
  await page.evaluate(SETTLED);
}
