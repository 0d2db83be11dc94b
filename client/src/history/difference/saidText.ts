import type { Change, ComparedRoot } from '@dailies/shared/difference';

const NOUN: Partial<Readonly<Record<ComparedRoot, string>>> = {
  comments: 'comment',
  reviews: 'verdict',
  playlists: 'playlist',
  requests: 'request',
};

/** "2 comments, 1 verdict": what people said or asked for meanwhile. */
export function saidText(said: readonly Change[]): string {
  return Object.entries(NOUN)
    .flatMap(([root, noun]) => {
      const count = said.filter((change) => change.root === root).length;
      return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
    })
    .join(', ');
}
