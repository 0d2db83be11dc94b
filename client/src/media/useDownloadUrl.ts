import type { Sha256 } from '@dailies/shared/media';
import { mediaUrl } from './mediaUrl.ts';
import { useStoreReach } from './useStoreReach.ts';

/** Where stored media are downloaded from under a name: the store itself where this browser reaches it. */
export function useDownloadUrl(media: Sha256, name: string): string {
  const isReached = useStoreReach() === true;
  const asked = new URLSearchParams({ from: 'store', ...(name === '' ? {} : { name: name.slice(0, 200) }) });
  return isReached ? `${mediaUrl(media)}?${asked}` : mediaUrl(media);
}
