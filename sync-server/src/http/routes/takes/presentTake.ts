import type { TakeRecord } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import type { ListedTake, TakeProvenance } from '@dailies/shared/http';
import { type TakeId, UserId } from '@dailies/shared/ids';
import { RunOutcome } from '@dailies/shared/runs';
import { z } from 'zod';
import type { ListedTakeRow, TakeRow } from '../../../actions/takes/readTakes.ts';

function succeeded(outcome: unknown) {
  const parsed = RunOutcome.parse(outcome);
  // A take is only made of a run that succeeded.
  if (parsed.state !== 'succeeded') throw new DailiesError('internal', 'This take has no result.');
  return parsed;
}

export function presentListedTake(row: ListedTakeRow): ListedTake {
  const { kind, media, mediaType, poster, widthPx, heightPx, frames, fps } = succeeded(row.outcome);
  return {
    id: row.id,
    node: row.nodeId,
    run: row.runId,
    kind,
    media,
    mediaType,
    poster,
    widthPx,
    heightPx,
    frames,
    fps,
    recipeHash: row.recipeHash,
    seed: row.seed,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentTake(
  row: TakeRow,
  take: TakeRecord | undefined,
  parents: TakeId[],
  reusedFrom: TakeProvenance['reusedFrom'],
): TakeProvenance {
  const { makerId, makerName } = row;
  return {
    id: row.id,
    project: row.projectId,
    node: row.nodeId,
    run: row.runId,
    take: take ?? null,
    recipeHash: row.recipeHash,
    seed: row.seed,
    recipe: z.record(z.string(), z.unknown()).parse(row.recipe),
    outcome: RunOutcome.parse(row.outcome),
    madeBy:
      makerId === null || makerName === null
        ? null
        : { id: UserId.parse(makerId), name: makerName, image: row.makerImage },
    reusedFrom,
    parents,
    createdAt: row.createdAt.toISOString(),
    requestedAt: row.requestedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
