import type { Sha256 } from '@dailies/shared/media';

/** A blob that the store holds. */
export interface StoredBlob {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}
