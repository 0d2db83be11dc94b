import type { AssetVersion } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import { ShotMotionParams } from '@dailies/shared/modules';
import type { RunSpec } from '@dailies/shared/runs';

/** A run's spec, read for drawing. */
export interface PrevisShot {
  readonly camera: Omit<ShotMotionParams, 'prompt' | 'seed' | 'durationSeconds'>;
  readonly prompt: string;
  /** `null` for a still: the slate then names no move. */
  readonly moveShown: boolean;
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly seed: number;
  readonly cast: readonly AssetVersion['content'][];
  readonly location: AssetVersion['content'] | undefined;
  readonly style: AssetVersion['content'] | undefined;
  /** A picture that fills the frame in place of a drawn scene. */
  readonly firstFrame: Sha256 | undefined;
}

/** Fields that a spec lacks take their module's defaults; a spec that is not of a shot is refused. */
export function readShot(spec: RunSpec): PrevisShot {
  const { recipe, seed } = spec;
  const params = ShotMotionParams.safeParse(recipe.params);
  if (!params.success) {
    throw new DailiesError(
      'invalid-input',
      `This recipe cannot be drawn as previs: ${params.error.issues[0]?.message ?? 'its params are wrong'}.`,
    );
  }
  const { prompt, seed: _lockedSeed, durationSeconds: _duration, ...camera } = params.data;
  const assets = (port: string) =>
    (recipe.inputs[port] ?? []).flatMap((input) => (input.type === 'asset' ? [input.asset.content] : []));
  const [firstFrame] = (recipe.inputs['firstFrame'] ?? []).flatMap((input) =>
    input.type === 'media' && input.kind === 'image' ? [input.sha256] : [],
  );
  return {
    camera,
    prompt,
    moveShown: recipe.frames > 1,
    frames: recipe.frames,
    framesPerSecond: recipe.fps[0] / recipe.fps[1],
    seed,
    cast: assets('characters').slice(0, 8),
    location: assets('location')[0],
    style: assets('style')[0],
    firstFrame,
  };
}
