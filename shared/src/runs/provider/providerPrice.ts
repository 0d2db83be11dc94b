import type { RunSpec } from '../runSpec.ts';
import type { ProviderRunner } from './providerRunner.ts';
import { providerValues } from './providerValues.ts';

const PIXELS_A_MEGAPIXEL = 1e6;

/**
 * What a run costs by its pipeline's price, in millionths of a US dollar; undefined where none is known. Counted is
 * what is ordered: where a provider makes 5 or 10 seconds alone, a shot of 3 costs 5.
 */
export function providerPrice(runner: Pick<ProviderRunner, 'values' | 'price'>, spec: RunSpec): number | undefined {
  if (runner.price === undefined) return undefined;
  const { runMicros = 0, secondMicros = 0, megapixelMicros = 0 } = runner.price;
  const { frames, fps, widthPx, heightPx } = spec.recipe;
  const values = providerValues(runner, spec);
  const ordered = Object.entries(runner.values).find(
    ([, value]) => typeof value === 'object' && value.from === 'seconds',
  )?.[0];
  const chosen = values.ok && ordered !== undefined ? Number.parseFloat(String(values.value.get(ordered))) : Number.NaN;
  const seconds = Number.isFinite(chosen) ? chosen : (frames * fps[1]) / fps[0];
  const megapixels = (widthPx * heightPx) / PIXELS_A_MEGAPIXEL;
  return Math.round(runMicros + secondMicros * seconds + megapixelMicros * megapixels);
}
