import type { ParamChange } from '@dailies/shared/http';
import { DailiesError } from '@dailies/shared/errors';
import { type NodeId, type ProjectId, UserId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { isPipelineParamKey } from '@dailies/shared/runs';
import { z } from 'zod';
import type { Services } from '../../Services.ts';
import { pageOfRows } from '../cursor.ts';
import { foldSome } from '../timeline/foldTimeline.ts';
import { decodeEntryCursor } from '../timeline/readTimeline.ts';

interface ParamHistoryWanted {
  readonly node: NodeId;
  readonly param: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const Stored = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.json());

interface Row {
  readonly id: string;
  readonly user_id: string | null;
  readonly at: Date;
  readonly value: string | null;
  readonly before: string | null;
  readonly is_too_long: boolean;
  readonly cursorAt: string;
}

const presentChange = ({ id, user_id, at, value, before, is_too_long }: Row): ParamChange => ({
  id,
  user: user_id === null ? null : UserId.parse(user_id),
  at: at.toISOString(),
  ...(value === null ? {} : { value: Stored.parse(value) }),
  ...(before === null ? {} : { before: Stored.parse(before) }),
  isTooLong: is_too_long,
});

/** Whether a node of some type has a param of that name, or may keep one for a pipeline. */
const isParam = (name: string): boolean =>
  isPipelineParamKey(name) ||
  [...NODE_TYPES.values()].some(({ module }) => {
    const fresh: unknown = module.params.parse({});
    return typeof fresh === 'object' && fresh !== null && Object.hasOwn(fresh, name);
  });

/** A page of the values that a param of a node was given, newest first. Throws `not-found` where no node has such a param. */
export async function readParamHistory(
  { sql }: Pick<Services, 'sql'>,
  project: ProjectId,
  { node, param, cursor, limit }: ParamHistoryWanted,
): Promise<{ items: ParamChange[]; next: string | null }> {
  const after = cursor === undefined ? undefined : decodeEntryCursor(cursor);
  if (after === undefined) await foldSome(sql, project);
  const found = await sql<Row[]>`
    SELECT seq::text AS id, user_id, at, value, before, is_too_long, at::text AS "cursorAt"
    FROM param_changes
    WHERE project_id = ${project} AND node_id = ${node} AND param = ${param}
      ${after === undefined ? sql`` : sql`AND seq < ${after.id}`}
    ORDER BY seq DESC LIMIT ${limit + 1}`;
  if (found.length === 0 && !isParam(param)) throw new DailiesError('not-found', `No node has a setting "${param}".`);
  const { rows, next } = pageOfRows([...found], limit);
  return { items: rows.map(presentChange), next };
}
