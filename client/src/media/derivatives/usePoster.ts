import type { DerivativeState, Sha256 } from '@dailies/shared/media';
import { derivativeOf, useDerivatives } from './useDerivatives.ts';

export type PosterSize = 'small' | 'medium' | 'large';

interface Poster {
  readonly url: string | undefined;
  readonly state: DerivativeState | undefined;
  /** Nobody has answered yet. */
  readonly isUnknown: boolean;
  readonly isComing: boolean;
  /** Why there is none. */
  readonly problem: string | undefined;
}

/** The poster of a file in the size wanted. */
export function usePoster(file: Sha256 | null | undefined, size: PosterSize): Poster {
  const known = useDerivatives(file);
  const poster = derivativeOf(known, `poster-${size}`);
  const isUnknown = known === undefined;
  return {
    url: poster?.url ?? undefined,
    state: poster?.state,
    isUnknown,
    isComing: isUnknown || poster?.state === 'waiting' || poster?.state === 'making',
    problem: poster?.error ?? undefined,
  };
}
