import type { TakeSigns } from '../takeSigns.ts';

/** Which takes of a node a gallery shows. */
export const GALLERY_FILTERS = ['all', 'rated', 'trash'] as const;
export type GalleryFilter = (typeof GALLERY_FILTERS)[number];

interface Numbered {
  readonly id: string;
  readonly number: number;
}

interface Shown<T> {
  readonly kept: readonly T[];
  readonly trashed: readonly T[];
  readonly signs: ReadonlyMap<string, TakeSigns>;
}

/** The takes that a filter shows, the newest first. */
export function galleryTakes<T extends Numbered>({ kept, trashed, signs }: Shown<T>, filter: GalleryFilter): T[] {
  const takes =
    filter === 'trash' ? trashed : filter === 'all' ? kept : kept.filter(({ id }) => (signs.get(id)?.ratings ?? 0) > 0);
  return [...takes].sort((a, b) => b.number - a.number);
}
