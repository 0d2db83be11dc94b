import { AssetContent, AssetKind, Tags } from '@dailies/shared/assets';
import { ROOTS } from '@dailies/shared/document';
import { AssetId, NodeId, RequestId, RunId, TakeId, UserId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { Recipe, RecipeHash, RunOutcome, RunSpec, RunState, Seed } from '@dailies/shared/runs';
import { z } from 'zod';

// The form of an exported project: an archive (`@dailies/archive/container`) whose entries are these, in this
// order, and then the files themselves, where it was exported with media.

export const A_PROJECT = 'an exported project of Dailies';

export const ProjectFileHeader = z.object({
  format: z.literal('dailies-project'),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  name: z.string().max(120),
  /** The form of the document's records. */
  documentSchema: z.int().min(1),
  /** The host of the installation that it comes from. */
  studio: z.string().max(100),
  /** Of the hashes of e-mail addresses. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  media: z.boolean(),
});
export type ProjectFileHeader = z.infer<typeof ProjectFileHeader>;

/** `people`: who is named in it, without name and address. `email`: SHA-256 of `salt:address`; null for who left. */
export const FilePerson = z.object({
  id: UserId,
  email: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type FilePerson = z.infer<typeof FilePerson>;

/** `document`: a record of a root as plain JSON; `texts` are the params of a node that are edited together. */
export const FileRecord = z.object({
  root: z.enum(ROOTS),
  id: z.string().min(1).max(200),
  value: z.json(),
  texts: z.array(z.string().max(200)).max(500).optional(),
});
export type FileRecord = z.infer<typeof FileRecord>;

/** `runs`: how runs went, and the whole provenance of the takes that they made. */
export const FileRun = z.object({
  id: RunId,
  request: RequestId,
  node: NodeId,
  variation: z.int().min(0).max(7),
  state: RunState,
  requestedBy: UserId,
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  spec: RunSpec.nullable(),
  outcome: RunOutcome.nullable(),
  take: z
    .object({
      id: TakeId,
      recipeHash: RecipeHash,
      seed: Seed,
      recipe: Recipe,
      outcome: RunOutcome,
      madeBy: UserId,
      createdAt: z.iso.datetime(),
    })
    .nullable(),
});
export type FileRun = z.infer<typeof FileRun>;

/** `assets`: the project's, and those of the studio that it uses, with every version. */
export const FileAsset = z.object({
  id: AssetId,
  kind: AssetKind,
  /** Absent in files of before there were any. */
  tags: Tags.default([]),
  versions: z
    .array(z.object({ version: z.int().min(1).max(100_000), content: AssetContent, at: z.iso.datetime() }))
    .min(1)
    .max(1_000),
});
export type FileAsset = z.infer<typeof FileAsset>;

/** `files`: every file that belongs to the project, also where the file itself is not in. */
export const FileMedia = z.object({
  sha256: Sha256,
  mediaType: z.string().max(100),
  sizeBytes: z.int().min(0),
});
export type FileMedia = z.infer<typeof FileMedia>;

export const MEDIA_PREFIX = 'media/';
