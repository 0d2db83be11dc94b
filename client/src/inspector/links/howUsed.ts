import type { UsedAsset } from '@dailies/shared/graph';

/** How a shot comes to an asset: `edge · held at 2`, `edge and mention · newest (3)`. `newest` is its newest version, where it is known. */
export function howUsed({ by, mentionedIn, versions }: UsedAsset, newest: number | undefined): string {
  const ways = [by.length > 0 ? 'edge' : null, mentionedIn.length > 0 ? 'mention' : null].filter((way) => way !== null);
  const at = versions.map((version) =>
    version !== 'latest' ? `held at ${version}` : newest === undefined ? 'newest' : `newest (${newest})`,
  );
  return `${ways.join(' and ')} · ${at.join(', ')}`;
}
