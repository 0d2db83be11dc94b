import type { ListedComment } from '@dailies/shared/document';

/** The frame that a comment is about, where it is about one. */
export const frameOf = ({ anchor }: ListedComment): number | undefined =>
  anchor.on === 'take' ? anchor.frame : undefined;
