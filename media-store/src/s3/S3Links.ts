import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import type { DownloadLink, MediaLinks } from '../MediaLinks.ts';
import type { StoredBlob } from '../StoredBlob.ts';
import { openS3Client, type S3Account } from './openS3Client.ts';
import type { S3Place } from './readS3Url.ts';

/** What links need of their store. */
interface S3Parts {
  readonly blobKey: (sha256: Sha256) => string;
  readonly uploadKey: (upload: string) => string;
  readonly take: (key: string, maxSizeBytes: number) => Promise<StoredBlob>;
  readonly peek: (key: string, bytes: number) => Promise<Uint8Array>;
  readonly read: (key: string) => Promise<ReadableStream<Uint8Array>>;
  readonly drop: (key: string) => Promise<void>;
}

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
    return getSignedUrl(this.#client, command, {
      expiresIn: seconds,
      // Signed, so that the address takes no more and no less.
      unhoistableHeaders: new Set(['content-length']),
      signableHeaders: new Set(['content-length', 'host']),
    });
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
    await this.#parts.drop(this.#keyOf(upload));
  }

  #keyOf(upload: string): string {
    if (!UPLOAD.test(upload)) throw new DailiesError('invalid-input', 'This is no name of an upload.');
    return this.#parts.uploadKey(upload);
  }
}
