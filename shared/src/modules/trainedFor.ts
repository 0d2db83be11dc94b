import type { AssetVersion } from '../assets/index.ts';
import type { Recipe } from '../runs/index.ts';

/** Modules whose runs train files for the asset at their port "asset". */
const TRAINING_MODULES: readonly string[] = ['training', 'voice-training'];

/** The asset that a run of this recipe trains files for; undefined where it trains none. */
export function trainedFor({ module, inputs }: Pick<Recipe, 'module' | 'inputs'>): AssetVersion | undefined {
  const [input] = TRAINING_MODULES.includes(module) ? (inputs['asset'] ?? []) : [];
  return input?.type === 'asset' ? input.asset : undefined;
}
