import { z } from 'zod';
import { AssetContent, AssetKind, Tags, VersionWanted } from '../assets/index.ts';
import { AssetId, NodeId, ProjectId, TakeId, UserId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';
import { PageQuery } from './page.ts';

/** An asset with one version: the newest, unless another was asked for. */
export const Asset = z.object({
  id: AssetId,
  kind: AssetKind,
  /** The project that owns it; null: the studio. */
  project: ProjectId.nullable(),
  /** What people sort their library by; they decide no take and belong to no version. */
  tags: z.array(z.string()),
  /** Set aside: not offered any more, and still there for whatever uses it. */
  archivedAt: z.iso.datetime().nullable(),
  version: z.int().min(1),
  content: AssetContent,
  /** The same for the same kind and content. */
  hash: z.string(),
  /** Who made this version, and when. */
  by: UserId,
  at: z.iso.datetime(),
});
export type Asset = z.infer<typeof Asset>;

/** An asset with all its versions, newest first. */
export const AssetHistory = z.object({
  ...Asset.shape,
  versions: z.array(
    z.object({
      ...Asset.pick({ version: true, content: true, hash: true, by: true, at: true }).shape,
      /** The take that shows what was trained, where a run made the version, and in which project; null: a person wrote it. */
      take: z.object({ id: TakeId, project: ProjectId }).nullable(),
    }),
  ),
  /** What the asker may do with it. */
  may: z.object({ edit: z.boolean(), promote: z.boolean() }),
});
export type AssetHistory = z.infer<typeof AssetHistory>;

/** Which assets are wanted; every word of `q` stands in the name, the description or a tag. */
export const AssetsQuery = PageQuery.extend({
  q: z.string().max(200).optional(),
  kind: AssetKind.optional(),
  tag: z.string().max(40).optional(),
  archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
});
export type AssetsQuery = z.infer<typeof AssetsQuery>;

export const CreateAsset = z.strictObject({
  kind: AssetKind,
  content: AssetContent,
  tags: Tags.default([]),
  /** `studio` shares it with every project of the installation. */
  owner: z.enum(['project', 'studio']).default('project'),
});
export type CreateAsset = z.input<typeof CreateAsset>;

export const UpdateAsset = z.strictObject({ tags: Tags });
export type UpdateAsset = z.input<typeof UpdateAsset>;

export const CreateAssetVersion = z.strictObject({
  content: AssetContent,
  /** The version that was edited: where it is no longer the newest, the answer is `conflict`. */
  basedOn: z.int().min(1).optional(),
});
export type CreateAssetVersion = z.input<typeof CreateAssetVersion>;

const ProjectName = z.object({ id: ProjectId, name: z.string() });
const ShotName = z.object({ node: NodeId, title: z.string() });

/** The use of an asset in one project. */
export const AssetUsage = z.object({
  project: ProjectName,
  /** Shots that use it now. `versions`: the newest, or those that they hold. */
  shots: z.array(
    z.object({ ...ShotName.shape, versions: z.array(VersionWanted), mentioned: z.boolean(), pick: TakeId.nullable() }),
  ),
  /** Takes that were made with it, newest first; `takeCount` says how many there are where these are the newest 100. */
  takes: z.array(
    z.object({
      id: TakeId,
      node: NodeId,
      /** Of its node's takes; null where the document does not show it any more. */
      number: z.int().nullable(),
      versions: z.array(z.int()),
      poster: Sha256.nullable(),
      at: z.iso.datetime(),
    }),
  ),
  takeCount: z.int(),
});
export type AssetUsage = z.infer<typeof AssetUsage>;

export const AssetUsageQuery = PageQuery.extend({
  /** Of this project alone. */
  project: ProjectId.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20).describe('Projects a page.'),
});

/** What a new version would put out of sync, before it is made. */
export const CheckAssetVersion = z.strictObject({ content: AssetContent });
export type CheckAssetVersion = z.input<typeof CheckAssetVersion>;

/** The shots of one project whose circled takes would be out of sync with a new version. */
export const AssetImpact = z.object({
  project: ProjectName,
  shots: z.array(z.object({ ...ShotName.shape, take: z.object({ id: TakeId, number: z.int() }) })),
});
export type AssetImpact = z.infer<typeof AssetImpact>;

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
