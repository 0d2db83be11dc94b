import { type AssetVersion, withoutTraining } from '../assets/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import type { RunInput } from '../runs/index.ts';

/** [P55] The asset that a training is for, as it was before anything was trained for it. */
export function trainedAsset(arriving: readonly RunInput[] = []): Result<AssetVersion> {
  const [input] = arriving;
  return input?.type === 'asset'
    ? ok(withoutTraining(input.asset))
    : refuse('invalid-graph', 'There is nothing to train yet; connect an asset.', 'P54');
}
