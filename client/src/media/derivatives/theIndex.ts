import { fetchDerivatives } from '../../api/derivatives.ts';
import { DerivativeIndex } from './DerivativeIndex.ts';

/** The page's one index: a file is the same in every project. */
export const derivativeIndex = new DerivativeIndex(fetchDerivatives);
