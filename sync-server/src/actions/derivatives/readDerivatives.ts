import { derivatives, media } from '@dailies/migrations/tables';
import { type Derivative, DerivativeDetails, type Derivatives } from '@dailies/shared/http';
import { type DerivativeKind, MAKERS, makersFor, type Sha256 } from '@dailies/shared/media';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

type Row = typeof derivatives.$inferSelect;

const derivativeUrl = (source: Sha256, kind: DerivativeKind, version: number): string =>
  `/api/v1/media/${source}/derivatives/${kind}/${version}`;

/** Nobody has begun with it: its file came a moment ago, or before its kind was made. */
const waiting = (kind: DerivativeKind): Derivative => ({
  kind,
  state: 'waiting',
  url: null,
  mediaType: null,
  sizeBytes: null,
  details: {},
  error: null,
});

function present({ source, kind, version, state, mediaType, sizeBytes, details, error }: Row): Derivative {
  const url = state === 'ready' ? derivativeUrl(source, kind, version) : null;
  return { kind, state, url, mediaType, sizeBytes, details: DerivativeDetails.catch({}).parse(details), error };
}

/** The newest that is ready, so that an older one serves while it is made anew; otherwise the newest. */
const best = (rows: readonly Row[]): Row | undefined => rows.find(({ state }) => state === 'ready') ?? rows[0];

/** What is made of these files, or is going to be, in the order of the hashes given. Who asks may see them. */
export async function readDerivatives(db: Queryable, files: readonly Sha256[]): Promise<Derivatives[]> {
  if (files.length === 0) return [];
  const found = await db
    .select()
    .from(media)
    .where(inArray(media.sha256, [...files]));
  const rows = await db
    .select()
    .from(derivatives)
    .where(inArray(derivatives.source, [...files]))
    .orderBy(desc(derivatives.version));
  return files.flatMap((sha256) => {
    const file = found.find((one) => one.sha256 === sha256);
    if (file === undefined) return [];
    const own = rows.filter(({ source }) => source === sha256);
    const kinds = makersFor(file.mediaType).flatMap((maker) => MAKERS[maker].makes);
    return {
      sha256,
      derivatives: kinds.map((kind) => {
        const row = best(own.filter((one) => one.kind === kind));
        return row === undefined ? waiting(kind) : present(row);
      }),
    };
  });
}

/** The blob of one that is ready; undefined for any other. */
export async function readyDerivative(db: Queryable, source: Sha256, kind: DerivativeKind, version: number) {
  const [row] = await db
    .select()
    .from(derivatives)
    .where(and(eq(derivatives.source, source), eq(derivatives.kind, kind), eq(derivatives.version, version)));
  if (row?.blob == null || row.mediaType === null || row.sizeBytes === null) return undefined;
  return { sha256: row.blob, mediaType: row.mediaType, sizeBytes: row.sizeBytes };
}
