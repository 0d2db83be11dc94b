import { media, pipelines } from '@dailies/migrations/tables';
import { readNode, readTake } from '@dailies/shared/document';
import { type ByteSource, embedRecipe, FileRecipe, type Segment, segmentBytes } from '@dailies/shared/embedding';
import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { Pipeline, RunOutcome } from '@dailies/shared/runs';
import { and, eq } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import type { TakeRow } from './readTakes.ts';

type Store = Services['store'];

/** A file of the store, read in parts. */
const sourceOf = (store: Store, sha256: Sha256, sizeBytes: number): ByteSource => ({
  sizeBytes,
  read: async (at, length) => {
    const end = Math.min(at + length, sizeBytes);
    if (end <= at) return new Uint8Array();
    const part = await store.read(sha256, { firstByte: at, lastByte: end - 1 });
    const chunks: Uint8Array[] = [];
    for await (const chunk of part) chunks.push(chunk);
    return Uint8Array.from(Buffer.concat(chunks));
  },
});

async function* contentOf(store: Store, sha256: Sha256, segments: readonly Segment[]): AsyncGenerator<Uint8Array> {
  for (const segment of segments) {
    if ('bytes' in segment) yield segment.bytes;
    else if (segment.to > segment.from) {
      yield* await store.read(sha256, { firstByte: segment.from, lastByte: segment.to - 1 });
    }
  }
}

export interface TakeFile {
  readonly sha256: Sha256;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly content: ReadableStream<Uint8Array>;
}

/** The file with who vouches for it, spooled as its signature covers every byte; null where it is not signed. */
async function signedFile(
  { db, store, spool, credentials }: Pick<Services, 'db' | 'store' | 'spool' | 'credentials'>,
  { sha256, mediaType }: { readonly sha256: Sha256; readonly mediaType: string },
  segments: readonly Segment[],
  recipe: FileRecipe,
): Promise<TakeFile | null> {
  if (credentials === null || !credentials.signs(mediaType)) return null;
  const { id, version } = recipe.recipe.pipeline;
  const [row] = await db
    .select({ definition: pipelines.definition })
    .from(pipelines)
    .where(and(eq(pipelines.id, id), eq(pipelines.version, version)));
  // One that is not known here, as of a project that came from elsewhere, is not said to be ours.
  const executor = Pipeline.safeParse(row?.definition).data?.runner.executor ?? null;
  const name = await credentials.signed({
    content: contentOf(store, sha256, segments),
    made: () => store.read(sha256),
    recipe,
    executor,
    mediaType,
  });
  if (name === null) return null;
  return {
    sha256,
    mediaType,
    sizeBytes: await spool.bytesOf(name),
    content: ReadableStream.from(spool.readOnce(name)),
  };
}

/**
 * A take's file with its recipe in it, made as it is sent: what the store has stays as its runner made it,
 * and its hash with it. A file that takes no recipe is sent as it is. The document names node and number.
 * Where a certificate is set, it is signed as well.
 */
export async function readTakeFile(
  services: Pick<Services, 'db' | 'store' | 'documents' | 'spool' | 'credentials'>,
  row: TakeRow,
  project: { readonly id: ProjectId; readonly name: string },
): Promise<TakeFile> {
  const { db, store, documents } = services;
  const outcome = RunOutcome.parse(row.outcome);
  const [file] =
    outcome.state === 'succeeded' ? await db.select().from(media).where(eq(media.sha256, outcome.media)) : [];
  if (file === undefined) throw new DailiesError('not-found', 'The file of this take is not here.');
  const { sha256, mediaType, sizeBytes } = file;
  const known = await documents.read(project.id, (doc) => ({
    node: readNode(doc, row.nodeId),
    number: readTake(doc, row.id)?.number ?? null,
  }));
  const recipe = FileRecipe.safeParse({
    format: 'dailies-recipe',
    version: 1,
    take: row.id,
    number: known.number,
    project,
    node: { id: row.nodeId, type: known.node?.type ?? '', title: known.node?.title ?? 'Take' },
    recipe: row.recipe,
    recipeHash: row.recipeHash,
    seed: row.seed,
    madeAt: row.createdAt.toISOString(),
  });
  const source = sourceOf(store, sha256, sizeBytes);
  const embedded = recipe.success ? await embedRecipe(mediaType, source, recipe.data) : null;
  const segments = embedded ?? [{ from: 0, to: sizeBytes }];
  const signed = recipe.success ? await signedFile(services, file, segments, recipe.data) : null;
  if (signed !== null) return signed;
  return {
    sha256,
    mediaType,
    sizeBytes: segments.reduce((sum, segment) => sum + segmentBytes(segment), 0),
    content: ReadableStream.from(contentOf(store, sha256, segments)),
  };
}
