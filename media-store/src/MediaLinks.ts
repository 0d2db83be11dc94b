import type { Sha256 } from '@dailies/shared/media';
import type { StoredBlob } from './StoredBlob.ts';

export interface DownloadLink {
  readonly contentType: string;
  /** As in the header of that name. */
  readonly contentDisposition: string;
  /** How long it is good for, in seconds. */
  readonly seconds: number;
}

/** A part of an upload, by its bytes (`lastByte` included); all but the last are of one size. */
export interface UploadPart {
  readonly firstByte: number;
  readonly lastByte: number;
  /** For one PUT of exactly these bytes. */
  readonly url: string;
  readonly isThere: boolean;
}

/** How pages may speak to the store: `set` now, `there` as somebody had said so before, `refused` to this account. */
export type PagesAllowed = 'set' | 'there' | 'refused';

/**
 * Addresses by which a browser fetches and brings bytes without passing through Dailies. Who has one
 * needs no other right, so each is good for one blob and a short time.
 */
export interface MediaLinks {
  /** The address's origin, which a page must be allowed to speak to. */
  readonly origin: string;

  /**
   * An address of a blob, for GET, which takes Range. Asked for again within half its time, it is the
   * same address, so that a browser keeps what it has. Whether the blob is there is not asked.
   */
  download(sha256: Sha256, link: DownloadLink): Promise<string>;

  /** An address for one PUT of so many bytes. What is put there is no blob before `take`. */
  upload(upload: string, sizeBytes: number, seconds: number): Promise<string>;

  /** Addresses for an upload in parts, which is begun, or goes on with the parts that are there. */
  uploadParts(upload: string, sizeBytes: number, seconds: number): Promise<readonly UploadPart[]>;

  /** Puts the parts together, once so many bytes are there; false where they are not. Asked again, it answers the same. */
  join(upload: string, sizeBytes: number): Promise<boolean>;

  /**
   * Lets pages of an origin (null: of any) fetch and put by addresses, where nobody has said yet which may
   * (CORS). An address is needed all the same.
   */
  allowPages(origin: string | null): Promise<PagesAllowed>;

  /**
   * Makes a blob of what was put under an upload's name, and removes it from there. Reads it once, to
   * hash it. Rejects with `not-found` where nothing was put, with `too-large` over `maxSizeBytes`.
   */
  take(upload: string, maxSizeBytes: number): Promise<StoredBlob>;

  /** The first bytes of what was put, to see what it is; fewer where there are fewer. `not-found` as above. */
  peek(upload: string, bytes: number): Promise<Uint8Array>;

  /** All of what was put. */
  read(upload: string): Promise<ReadableStream<Uint8Array>>;

  /** Removes what was put, whole or in parts, if anything was. */
  drop(upload: string): Promise<void>;
}
