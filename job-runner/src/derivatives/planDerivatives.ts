import type { Sql } from '@dailies/migrations';
import { DERIVATIVES_PLAN, MAKERS, makersFor, Sha256 } from '@dailies/shared/media';
import { DERIVE_TRIES, taskOf } from './DeriveJob.ts';

/** Files that are given to the makers in one transaction. */
const AT_ONCE = 50;
/** What lay there before comes after all that comes now. */
const OLDER_LATER = 100;
const NEW_SECONDS = 600;

/**
 * Queues what is to be made of files that no maker was given to yet, or only to makers of an older
 * version, the newest first. Run by several at once it queues nothing twice: each file is locked, a row
 * stands once, and so does a job's key. Returns how many files were looked at.
 */
export async function planDerivatives(sql: Sql): Promise<number> {
  return sql.begin(async (tx) => {
    const files = await tx<{ sha256: string; media_type: string; is_new: boolean; is_poster: boolean }[]>`
      SELECT file.sha256, file.media_type,
        file.created_at > now() - make_interval(secs => ${NEW_SECONDS}) AS is_new,
        EXISTS (SELECT FROM run_outcomes WHERE outcome->>'poster' = file.sha256) AS is_poster
      FROM media AS file LEFT JOIN derivative_plans AS plan ON plan.source = file.sha256
      WHERE plan.plan IS NULL OR plan.plan < ${DERIVATIVES_PLAN}
      ORDER BY file.created_at DESC LIMIT ${AT_ONCE}
      FOR UPDATE OF file SKIP LOCKED`;
    for (const { sha256, media_type, is_new, is_poster } of files) {
      const source = Sha256.parse(sha256);
      for (const maker of is_poster ? [] : makersFor(media_type)) {
        const { version, makes, priority } = MAKERS[maker];
        const rows = await tx`
          INSERT INTO derivatives (source, kind, version)
          SELECT ${source}, kind, ${version} FROM unnest(${[...makes]}::text[]) AS kind
          ON CONFLICT DO NOTHING RETURNING kind`;
        if (rows.length === 0) continue;
        await tx`
          SELECT graphile_worker.add_job(${taskOf(maker)}, payload => ${JSON.stringify({ source, maker })}::text::json,
            job_key => ${`derive:${source}:${maker}:${version}`}, max_attempts => ${DERIVE_TRIES},
            priority => ${priority + (is_new ? 0 : OLDER_LATER)})`;
      }
      await tx`
        INSERT INTO derivative_plans (source, plan) VALUES (${source}, ${DERIVATIVES_PLAN})
        ON CONFLICT (source) DO UPDATE SET plan = excluded.plan`;
    }
    return files.length;
  });
}
