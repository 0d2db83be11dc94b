import { z } from 'zod';
import { AssetId, canonicalJson, sha256Hex } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';

export const ASSET_KINDS = ['character', 'style', 'location'] as const;
export const AssetKind = z.enum(ASSET_KINDS);
export type AssetKind = z.infer<typeof AssetKind>;

/** `#rrggbb`, lower case. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is "#" and six lower-case hex digits.');

/** A file that was trained or made for an asset, such as a LoRA or a rig. */
export const TrainedFile = z.object({
  sha256: Sha256,
  /** What people call it, mostly the name that the file came with. */
  name: z.string().trim().min(1, 'A trained file needs a name.').max(120),
});
export type TrainedFile = z.infer<typeof TrainedFile>;

/** How many files an asset holds that were trained for it. */
export const TRAINED_AT_MOST = 8;

/**
 * What one immutable version of an asset says. `colours`: at most eight, the main one first. `references`:
 * pictures, the one that stands for the asset first. `voice`: a sound. `voice` and `trained` are absent where
 * there are none: recipes of before they were there hold neither, and keep their hashes. `trainedFrom`: the
 * version that this one differs from by what a run trained, and by nothing else; nobody but the server writes it.
 */
export const AssetContent = z.object({
  name: z.string().trim().min(1, 'A name is needed.').max(80),
  description: z.string().max(4_000).default(''),
  colours: z.array(Colour).max(8).default([]),
  references: z.array(Sha256).max(16).default([]),
  voice: Sha256.optional(),
  trained: z.array(TrainedFile).max(TRAINED_AT_MOST).optional(),
  trainedFrom: z.int().min(1).optional(),
});
export type AssetContent = z.infer<typeof AssetContent>;

/** The one way to write a content: what is empty is left out, nothing is named twice. Who writes one has trained nothing. */
export function tidyContent(content: AssetContent): AssetContent {
  const { name, description, colours, references, voice, trained = [] } = content;
  const files = [...new Map(trained.map((file) => [file.sha256, file])).values()];
  return {
    name,
    description,
    colours,
    references: [...new Set(references)],
    ...(voice === undefined ? {} : { voice }),
    ...(files.length === 0 ? {} : { trained: files }),
  };
}

/** What a version is, by its content: 32 hex digits, the same for the same kind and content. */
export const hashOfContent = (kind: AssetKind, content: AssetContent): string =>
  sha256Hex(canonicalJson({ kind, content: tidyContent(content) })).slice(0, 32);

export const ASSET_MEDIA_ROLES = ['reference', 'voice', 'trained'] as const;
export type AssetMediaRole = (typeof ASSET_MEDIA_ROLES)[number];

/** The files that a content names, with what each is to it. */
export const mediaOfContent = ({
  references,
  voice,
  trained = [],
}: AssetContent): readonly { readonly sha256: Sha256; readonly role: AssetMediaRole }[] => [
  ...references.map((sha256) => ({ sha256, role: 'reference' as const })),
  ...(voice === undefined ? [] : [{ sha256: voice, role: 'voice' as const }]),
  ...trained.map(({ sha256 }) => ({ sha256, role: 'trained' as const })),
];

/** An asset at a version, as planning and recipes see it. */
export const AssetVersion = z.object({
  id: AssetId,
  version: z.int().min(1),
  kind: AssetKind,
  content: AssetContent,
});
export type AssetVersion = z.infer<typeof AssetVersion>;

/**
 * [P55] An asset as it was before anything was trained for it: what a training starts from, so that the version
 * that it makes puts it out of sync no more than another training would.
 */
export function withoutTraining({ version, content, ...asset }: AssetVersion): AssetVersion {
  const { trained: _, trainedFrom = version, ...rest } = content;
  return { ...asset, version: trainedFrom, content: rest };
}

/** Which version a node asks for: a number, or the newest one there is. */
export const VersionWanted = z.union([z.int().min(1), z.literal('latest')]);
export type VersionWanted = z.infer<typeof VersionWanted>;

/** Looks an asset up; undefined where it does not exist or may not be seen. */
export type AssetLookup = (id: AssetId, version: VersionWanted) => AssetVersion | undefined;
