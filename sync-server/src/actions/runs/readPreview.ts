import type { Sql } from '@dailies/migrations';
import type { RunId } from '@dailies/shared/ids';

export interface RunPreview {
  readonly picture: Buffer<ArrayBuffer>;
  /** A type that browsers show as a picture: the job-runner looked at its bytes. */
  readonly media_type: string;
}

/** The newest picture of a run's work; undefined where there is none, or its work has ended. */
export async function readPreview(sql: Sql, run: RunId): Promise<RunPreview | undefined> {
  const [row] = await sql<RunPreview[]>`SELECT picture, media_type FROM run_previews WHERE run_id = ${run}`;
  return row;
}
