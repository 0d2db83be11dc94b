import { Facet } from '@codemirror/state';
import type { Mention, Mentioned } from '@dailies/shared/mentions';

/** Somebody or something that a text can mention, as it is called now. */
export interface Mentionable {
  readonly of: Mentioned;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The main one first; may be none. */
  readonly colours: readonly string[];
  /** False: it is archived, and only shown where it stands already. */
  readonly isOffered?: boolean;
}

/** What an editor's text can mention; null while it is not known. */
export const mentionables = Facet.define<readonly Mentionable[] | null, readonly Mentionable[] | null>({
  combine: (given) => given[0] ?? null,
});

/** Shows what else uses an asset that is mentioned; null where that cannot be shown. */
export type ShowUse = ((asset: string) => void) | null;
export const showUse = Facet.define<ShowUse, ShowUse>({ combine: (given) => given[0] ?? null });

/** What a mention stands for; undefined where it is not there, or not known yet. */
export const foundIn = (all: readonly Mentionable[] | null, mention: Mention): Mentionable | undefined =>
  all?.find(({ of, id }) => of === mention.of && id === mention.id);
