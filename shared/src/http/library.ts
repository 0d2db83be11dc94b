import { z } from 'zod';
import { AssetContent, AssetKind, VersionWanted } from '../assets/index.ts';
import { AssetId, ProjectId, UserId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';

/** An asset with one version: the newest, unless another was asked for. */
export const Asset = z.object({
  id: AssetId,
  kind: AssetKind,
  /** The project that owns it; null: the studio. */
  project: ProjectId.nullable(),
  version: z.int().min(1),
  content: AssetContent,
  /** Who made this version, and when. */
  by: UserId,
  at: z.iso.datetime(),
});
export type Asset = z.infer<typeof Asset>;

/** An asset with all its versions, newest first. */
export const AssetHistory = z.object({
  ...Asset.shape,
  versions: z.array(z.object({ version: z.int(), content: AssetContent, by: UserId, at: z.iso.datetime() })),
});
export type AssetHistory = z.infer<typeof AssetHistory>;

export const CreateAsset = z.strictObject({
  kind: AssetKind,
  content: AssetContent,
  /** `studio` shares it with every project of the installation. */
  owner: z.enum(['project', 'studio']).default('project'),
});
export type CreateAsset = z.input<typeof CreateAsset>;

export const CreateAssetVersion = z.strictObject({
  content: AssetContent,
  /** The version that was edited: where it is no longer the newest, the answer is `conflict`. */
  basedOn: z.int().min(1).optional(),
});
export type CreateAssetVersion = z.input<typeof CreateAssetVersion>;

/** A stored upload. */
export const Upload = z.object({ sha256: Sha256, mediaType: z.string(), sizeBytes: z.int().min(0) });
export type Upload = z.infer<typeof Upload>;

/** What comes along with nodes that are pasted into another project. */
export const CopyToProject = z.strictObject({
  /** Assets that the nodes name, each at a version or at its newest one. */
  assets: z
    .array(z.strictObject({ id: AssetId, version: VersionWanted }))
    .max(200)
    .default([]),
  /** Pictures and videos that they show. */
  media: z.array(Sha256).max(500).default([]),
});
export type CopyToProject = z.input<typeof CopyToProject>;

/** What may be used in the project now; what is missing here the asker may not see, and nothing came of it. */
export const CopiedToProject = z.object({
  /** `id` is the asset's own where the project sees it as it is, else its copy's. */
  assets: z.array(z.object({ from: AssetId, id: AssetId, isNew: z.boolean() })),
  media: z.array(z.object({ sha256: Sha256, isNew: z.boolean() })),
});
export type CopiedToProject = z.infer<typeof CopiedToProject>;
