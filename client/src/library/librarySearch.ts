import { AssetKind } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import { z } from 'zod';

/** What the library shows, kept in the address so that a link keeps it. */
export const LibrarySearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  kind: AssetKind.optional().catch(undefined),
  tag: z.string().max(40).optional().catch(undefined),
  /** The archive, in place of what is offered. */
  archived: z.literal(true).optional().catch(undefined),
});
export type LibrarySearch = z.infer<typeof LibrarySearch>;

/** Every filter off; the shelf stays. */
export const NO_FILTERS = { q: undefined, kind: undefined, tag: undefined } as const satisfies LibrarySearch;

export const isFiltered = ({ q, kind, tag }: LibrarySearch): boolean =>
  [q, kind, tag].some((part) => part !== undefined);

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether each word of a search stands in the name, the description or a tag. */
function isFound({ content, tags }: Pick<Asset, 'content' | 'tags'>, q: string): boolean {
  const text = plain([content.name, content.description, ...tags].join(' '));
  return plain(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The assets that are asked for, by name. */
export const shownAssets = (
  assets: readonly Asset[],
  { q = '', kind, tag, archived }: LibrarySearch,
): readonly Asset[] =>
  assets
    .filter(
      (asset) =>
        (asset.archivedAt !== null) === (archived === true) &&
        (kind === undefined || asset.kind === kind) &&
        (tag === undefined || asset.tags.includes(tag)) &&
        isFound(asset, q),
    )
    .toSorted((a, b) => collator.compare(a.content.name, b.content.name) || (a.id < b.id ? -1 : 1));

/** The tags in use, the most used first. */
export function tagsOf(assets: readonly Asset[]): readonly { readonly tag: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of assets) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || collator.compare(a.tag, b.tag));
}
