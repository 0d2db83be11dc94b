import { GetObjectCommand, PutObjectCommand, type S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import type { DownloadLink, MediaLinks, PagesAllowed, UploadPart } from '../MediaLinks.ts';
import type { StoredBlob } from '../StoredBlob.ts';
import { openS3Client, type S3Account } from './openS3Client.ts';
import type { S3Place } from './readS3Url.ts';
import type { S3Bucket } from './S3Bucket.ts';

/** What links need of their store. */
interface S3Parts {
  readonly blobKey: (sha256: Sha256) => string;
  readonly uploadKey: (upload: string) => string;
  readonly take: (key: string, maxSizeBytes: number) => Promise<StoredBlob>;
  readonly peek: (key: string, bytes: number) => Promise<Uint8Array>;
  readonly read: (key: string) => Promise<ReadableStream<Uint8Array>>;
  readonly bucket: S3Bucket;
}

/** S3 takes parts of 5 MB and more; fewer than 250 keep the list of their addresses short. */
const PART_AT_LEAST_BYTES = 16 * 1_024 * 1_024;
const PARTS_AT_MOST = 250;

/** Made by Dailies, in letters that mean nothing in a key. */
const UPLOAD = /^[\w-]{8,80}$/;

/** Presigned addresses of an S3 bucket (Signature Version 4). */
export class S3Links implements MediaLinks {
  readonly origin: string;
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #parts: S3Parts;

  private constructor(client: S3Client, bucket: string, origin: string, parts: S3Parts) {
    this.#client = client;
    this.#bucket = bucket;
    this.origin = origin;
    this.#parts = parts;
  }

  /** null where browsers reach the server by no address. */
  static open(place: S3Place, account: S3Account | undefined, parts: S3Parts): S3Links | null {
    const { bucket, region, endpoint, publicEndpoint = endpoint } = place;
    if (publicEndpoint === null) return null;
    const origin =
      publicEndpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : new URL(publicEndpoint).origin;
    return new S3Links(openS3Client(place, account, publicEndpoint), bucket, origin, parts);
  }

  async download(sha256: Sha256, { contentType, contentDisposition, seconds }: DownloadLink): Promise<string> {
    const windowMs = (seconds * 1_000) / 2;
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: this.#parts.blobKey(sha256),
      ResponseContentType: contentType,
      ResponseContentDisposition: contentDisposition,
      ResponseCacheControl: `private, max-age=${Math.floor(seconds)}, immutable`,
    });
    const signingDate = new Date(Math.floor(Date.now() / windowMs) * windowMs);
    return getSignedUrl(this.#client, command, { expiresIn: seconds, signingDate });
  }

  async upload(upload: string, sizeBytes: number, seconds: number): Promise<string> {
    const command = new PutObjectCommand({ Bucket: this.#bucket, Key: this.#keyOf(upload), ContentLength: sizeBytes });
    return getSignedUrl(this.#client, command, this.#putOptions(seconds));
  }

  async uploadParts(upload: string, sizeBytes: number, seconds: number): Promise<readonly UploadPart[]> {
    const key = this.#keyOf(upload);
    const { bucket } = this.#parts;
    const underWay = (await bucket.partsUnderWay(key)) ?? (await bucket.beginParts(key));
    const partBytes = Math.max(PART_AT_LEAST_BYTES, Math.ceil(sizeBytes / PARTS_AT_MOST));
    const there = new Map(underWay.parts.map((part) => [part.number, part.sizeBytes]));
    const count = Math.ceil(sizeBytes / partBytes);
    return Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const firstByte = index * partBytes;
        const ContentLength = Math.min(partBytes, sizeBytes - firstByte);
        const PartNumber = index + 1;
        const at = { Bucket: this.#bucket, Key: key, UploadId: underWay.uploadId, PartNumber };
        const command = new UploadPartCommand({ ...at, ContentLength });
        return {
          firstByte,
          lastByte: firstByte + ContentLength - 1,
          url: await getSignedUrl(this.#client, command, this.#putOptions(seconds)),
          isThere: there.get(PartNumber) === ContentLength,
        };
      }),
    );
  }

  async join(upload: string, sizeBytes: number): Promise<boolean> {
    const key = this.#keyOf(upload);
    const { bucket } = this.#parts;
    const whole = await bucket.head(key);
    if (whole !== null) return whole.sizeBytes === sizeBytes;
    const underWay = await bucket.partsUnderWay(key);
    const came = underWay?.parts.reduce((sum, part) => sum + part.sizeBytes, 0);
    if (underWay === null || came !== sizeBytes) return false;
    await bucket.joinParts(key, underWay);
    return true;
  }

  async allowPages(origin: string | null): Promise<PagesAllowed> {
    return this.#parts.bucket.allowPages(origin ?? '*');
  }

  async take(upload: string, maxSizeBytes: number): Promise<StoredBlob> {
    return this.#parts.take(this.#keyOf(upload), maxSizeBytes);
  }

  async peek(upload: string, bytes: number): Promise<Uint8Array> {
    return this.#parts.peek(this.#keyOf(upload), bytes);
  }

  async read(upload: string): Promise<ReadableStream<Uint8Array>> {
    return this.#parts.read(this.#keyOf(upload));
  }

  async drop(upload: string): Promise<void> {
    const key = this.#keyOf(upload);
    const { bucket } = this.#parts;
    const underWay = await bucket.partsUnderWay(key);
    if (underWay !== null) await bucket.abortParts(key, underWay);
    await bucket.remove(key);
  }

  #putOptions(seconds: number) {
    // The length is signed, so that the address takes no more and no less.
    const unhoistableHeaders = new Set(['content-length']);
    return { expiresIn: seconds, unhoistableHeaders, signableHeaders: new Set(['content-length', 'host']) };
  }

  #keyOf(upload: string): string {
    if (!UPLOAD.test(upload)) throw new DailiesError('invalid-input', 'This is no name of an upload.');
    return this.#parts.uploadKey(upload);
  }
}
