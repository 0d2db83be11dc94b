import type { Sql } from '@dailies/migrations';
import { sentenceOf } from './sentenceOf.ts';
import { type Collecting, type Collection, collectMedia } from './collectMedia.ts';

const KEPT_RECORDS = 200;

const bytesOf = (blobs: readonly { readonly sizeBytes: number }[]): number =>
  blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** Collects, and keeps what it came to for the page about storage. Throws as `collectMedia` does, after it was kept. */
export async function collectAndRecord(collecting: Omit<Collecting, 'dry'>): Promise<Collection> {
  const { sql } = collecting;
  try {
    const done = await collectMedia(collecting);
    const { kept, waiting } = done.plan;
    await sql`
      INSERT INTO media_collections (kept, waiting, waiting_bytes, collected, collected_bytes)
      VALUES (${kept.length}, ${waiting.length}, ${bytesOf(waiting)}, ${done.collected.length}, ${bytesOf(done.collected)})`;
    await forgetOld(sql);
    return done;
  } catch (error) {
    await sql`INSERT INTO media_collections (problem) VALUES (${sentenceOf(error)})`.catch(() => {});
    throw error;
  }
}

async function forgetOld(sql: Sql): Promise<void> {
  await sql`
    DELETE FROM media_collections
    WHERE id NOT IN (SELECT id FROM media_collections ORDER BY id DESC LIMIT ${KEPT_RECORDS})`;
}
