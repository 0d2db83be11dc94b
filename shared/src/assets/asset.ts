import { z } from 'zod';
import { AssetId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';

export const ASSET_KINDS = ['character', 'style', 'location'] as const;
export const AssetKind = z.enum(ASSET_KINDS);
export type AssetKind = z.infer<typeof AssetKind>;

/** `#rrggbb`, lower case. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is "#" and six lower-case hex digits.');

/** What one immutable version of an asset says. `colours`: at most eight, the main one first. */
export const AssetContent = z.object({
  name: z.string().trim().min(1, 'A name is needed.').max(80),
  description: z.string().max(4_000).default(''),
  colours: z.array(Colour).max(8).default([]),
  references: z.array(Sha256).max(16).default([]),
});
export type AssetContent = z.infer<typeof AssetContent>;

/** An asset at a version, as planning and recipes see it. */
export const AssetVersion = z.object({
  id: AssetId,
  version: z.int().min(1),
  kind: AssetKind,
  content: AssetContent,
});
export type AssetVersion = z.infer<typeof AssetVersion>;

/** Which version a node asks for: a number, or the newest one there is. */
export const VersionWanted = z.union([z.int().min(1), z.literal('latest')]);
export type VersionWanted = z.infer<typeof VersionWanted>;

/** Looks an asset up; undefined where it does not exist or may not be seen. */
export type AssetLookup = (id: AssetId, version: VersionWanted) => AssetVersion | undefined;
