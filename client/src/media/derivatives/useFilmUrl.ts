import type { Sha256 } from '@dailies/shared/media';
import { useState } from 'react';
import { mediaUrl } from '../mediaUrl.ts';
import { useStoreReach } from '../useStoreReach.ts';
import { derivativeOf, urlOf, useDerivatives } from './useDerivatives.ts';

interface Film {
  /** Undefined until it is known which of the two to play. */
  readonly url: string | undefined;
  readonly isProxy: boolean;
  /** One sentence where this browser cannot play what there is. */
  readonly problem: string | undefined;
  /** The browser could not play the address given. */
  readonly onError: () => void;
}

/**
 * What to play of a film: its proxy where it has one, otherwise the film itself. A film that plays is
 * never exchanged under somebody's eyes; one that this browser cannot play is, as soon as its proxy is there.
 */
export function useFilmUrl(media: Sha256): Film {
  const known = useDerivatives(media);
  const [begun, setBegun] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  const isReached = useStoreReach();
  const [isFromStore, setFromStore] = useState(false);
  const proxy = urlOf(known, 'proxy');
  if (begun === undefined && known !== undefined && isReached !== null) {
    setBegun(proxy ?? mediaUrl(media));
    setFromStore(isReached);
  }
  const url = hasFailed && proxy !== undefined ? proxy : begun;
  return {
    url: isFromStore && url !== undefined ? `${url}?from=store` : url,
    isProxy: url !== undefined && url === proxy,
    problem: hasFailed && url !== proxy ? problemOf(derivativeOf(known, 'proxy')?.state) : undefined,
    onError: () => {
      // It may be the way, and not the film: an address that has ended, or a store that is gone.
      if (isFromStore) setFromStore(false);
      else setFailed(true);
    },
  };
}

function problemOf(proxy: string | undefined): string {
  return proxy === 'waiting' || proxy === 'making'
    ? 'This browser cannot play the original. A proxy that it can play is being made.'
    : 'This browser cannot play this film; download it to see it.';
}
