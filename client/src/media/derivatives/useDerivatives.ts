import type { Derivative } from '@dailies/shared/http';
import type { DerivativeKind, Sha256 } from '@dailies/shared/media';
import { Observable } from '../../session/Observable.ts';
import { useObservable } from '../../session/useObservable.ts';
import type { Known } from './DerivativeIndex.ts';
import { derivativeIndex } from './theIndex.ts';

const NOTHING = new Observable<Known>(null);

/** What is made of a file, as it comes; null where there is no file. */
export const useDerivatives = (file: Sha256 | null | undefined): Known =>
  useObservable(file === null || file === undefined ? NOTHING : derivativeIndex.of(file));

export const derivativeOf = (known: Known, kind: DerivativeKind): Derivative | undefined =>
  known?.derivatives.find((one) => one.kind === kind);

/** Where a kind is, once it is ready. */
export const urlOf = (known: Known, kind: DerivativeKind): string | undefined =>
  derivativeOf(known, kind)?.url ?? undefined;
