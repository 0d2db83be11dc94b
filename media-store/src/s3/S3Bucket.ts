import { createHash, randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetBucketCorsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import type { ByteRange } from '../MediaStore.ts';
import { statusOf, storageError } from './storageError.ts';

/** What is under a key. */
export interface Whole {
  readonly sizeBytes: number;
  /** Changes whenever the bytes do. */
  readonly etag: string | undefined;
}

interface Listed {
  readonly key: string;
  readonly sizeBytes: number;
  readonly at: Date;
}

interface Part {
  readonly PartNumber: number;
  readonly ETag: string | undefined;
}

/** An upload in parts that has not ended. */
export interface UnderWay {
  readonly uploadId: string;
  /** In order of number, from 1. */
  readonly parts: readonly { readonly number: number; readonly etag: string | undefined; readonly sizeBytes: number }[];
}

/** By which the server sees that what it got is what was sent. */
const md5Of = (body: Uint8Array): string => createHash('md5').update(body).digest('base64');

/** One bucket, by keys. What fails there is `storage` with one sentence; what is not there is null. */
export class S3Bucket {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async head(Key: string): Promise<Whole | null> {
    return this.#doing('be read', async (Bucket) => {
      try {
        const { ContentLength = 0, ETag } = await this.#client.send(new HeadObjectCommand({ Bucket, Key }));
        return { sizeBytes: ContentLength, etag: ETag };
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    });
  }

  async get(Key: string, part: ByteRange | null): Promise<ReadableStream<Uint8Array> | null> {
    return this.#doing('be read', async (Bucket) => {
      const range = part === null ? {} : { Range: `bytes=${part.firstByte}-${part.lastByte}` };
      try {
        const { Body } = await this.#client.send(new GetObjectCommand({ Bucket, Key, ...range }));
        return Body?.transformToWebStream() ?? new Blob([]).stream();
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return null;
        throw error;
      }
    });
  }

  /** Puts where nothing is; what is there already stays. */
  async putNew(Key: string, Body: Uint8Array): Promise<void> {
    await this.#doing('be written', async (Bucket) => {
      try {
        const whole = { Body, ContentLength: Body.byteLength, ContentMD5: md5Of(Body) };
        await this.#client.send(new PutObjectCommand({ Bucket, Key, ...whole, IfNoneMatch: '*' }));
      } catch (error) {
        if (statusOf(error) !== 412) throw error;
      }
    });
  }

  /** Uploads parts one after the other; all but the last are of one size. Nothing is there before the last. The etag. */
  async putParts(Key: string, parts: AsyncIterable<Uint8Array>): Promise<string | undefined> {
    return this.#inParts(Key, async (UploadId, done) => {
      for await (const Body of parts) {
        const PartNumber = done.length + 1;
        const { ETag } = await this.#doing('be written', (Bucket) =>
          this.#client.send(
            new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ContentMD5: md5Of(Body) }),
          ),
        );
        done.push({ PartNumber, ETag });
      }
    });
  }

  /** Copies inside the server, in parts of at most so many bytes; fails where the source has another etag by now. */
  async copy(from: string, Key: string, { sizeBytes, etag }: Whole, partBytes: number): Promise<void> {
    const CopySource = `${this.#bucket}/${from.split('/').map(encodeURIComponent).join('/')}`;
    const source = { CopySource, ...(etag === undefined ? {} : { CopySourceIfMatch: etag }) };
    if (sizeBytes <= partBytes) {
      await this.#doing('be written', (Bucket) => this.#client.send(new CopyObjectCommand({ Bucket, Key, ...source })));
      return;
    }
    await this.#inParts(Key, async (UploadId, done) => {
      for (let at = 0; at < sizeBytes; at += partBytes) {
        const PartNumber = done.length + 1;
        const CopySourceRange = `bytes=${at}-${Math.min(at + partBytes, sizeBytes) - 1}`;
        const { CopyPartResult } = await this.#doing('be written', (Bucket) =>
          this.#client.send(
            new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber, CopySourceRange, ...source }),
          ),
        );
        done.push({ PartNumber, ETag: CopyPartResult?.ETag });
      }
    });
  }

  async remove(Key: string): Promise<void> {
    await this.#doing('be changed', (Bucket) => this.#client.send(new DeleteObjectCommand({ Bucket, Key })));
  }

  /** What is there whose key begins so, in order of key. */
  async *list(Prefix: string, StartAfter?: string): AsyncGenerator<Listed> {
    let ContinuationToken: string | undefined;
    do {
      const asked = { Prefix, StartAfter, ContinuationToken };
      const { Contents = [], NextContinuationToken } = await this.#doing('be read', (Bucket) =>
        this.#client.send(new ListObjectsV2Command({ Bucket, ...asked })),
      );
      for (const { Key, Size = 0, LastModified = new Date() } of Contents) {
        if (Key !== undefined) yield { key: Key, sizeBytes: Size, at: LastModified };
      }
      ContinuationToken = NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  /** Removes what lies or is being uploaded under a prefix since before a moment, but for what is to be kept. */
  async sweep(Prefix: string, before: Date, isKept: (key: string) => boolean): Promise<void> {
    for await (const { key, at } of this.list(Prefix)) if (at < before && !isKept(key)) await this.remove(key);
    await this.#doing('be changed', async (Bucket) => {
      const { Uploads = [] } = await this.#client.send(new ListMultipartUploadsCommand({ Bucket, Prefix }));
      for (const { Key, UploadId, Initiated } of Uploads) {
        if (Key === undefined || isKept(Key) || Initiated === undefined || Initiated >= before) continue;
        await this.#client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      }
    });
  }

  /** The parts that came of an upload in parts; null where none is under way. */
  async partsUnderWay(Key: string): Promise<UnderWay | null> {
    return this.#doing('be read', async (Bucket) => {
      const { Uploads = [] } = await this.#client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }));
      const UploadId = Uploads.find((upload) => upload.Key === Key)?.UploadId;
      if (UploadId === undefined) return null;
      const { Parts = [] } = await this.#client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
      const parts = Parts.flatMap(({ PartNumber, ETag, Size = 0 }) =>
        PartNumber === undefined ? [] : [{ number: PartNumber, etag: ETag, sizeBytes: Size }],
      );
      return { uploadId: UploadId, parts };
    });
  }

  async beginParts(Key: string): Promise<UnderWay> {
    return this.#doing('be written', async (Bucket) => {
      const { UploadId = '' } = await this.#client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
      return { uploadId: UploadId, parts: [] };
    });
  }

  async joinParts(Key: string, { uploadId: UploadId, parts }: UnderWay): Promise<void> {
    const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
    await this.#doing('be written', (Bucket) =>
      this.#client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } })),
    );
  }

  async abortParts(Key: string, { uploadId: UploadId }: UnderWay): Promise<void> {
    await this.#doing('be changed', (Bucket) =>
      this.#client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })),
    );
  }

  /** Lets pages of an origin in, where the bucket has no rules for pages yet. */
  async allowPages(AllowedOrigin: string): Promise<'set' | 'there' | 'refused'> {
    const Bucket = this.#bucket;
    try {
      await this.#client.send(new GetBucketCorsCommand({ Bucket }));
      return 'there';
    } catch (error) {
      if (statusOf(error) !== 404) return 'refused';
    }
    const CORSRules = [
      {
        AllowedOrigins: [AllowedOrigin],
        AllowedMethods: ['GET', 'HEAD', 'PUT'],
        AllowedHeaders: ['*'],
        ExposeHeaders: ['ETag', 'Content-Length', 'Content-Range'],
        MaxAgeSeconds: 3_600,
      },
    ];
    try {
      await this.#client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
      return 'set';
    } catch {
      return 'refused';
    }
  }

  /** Puts something and removes it again. */
  async probe(prefix: string): Promise<void> {
    const Key = `${prefix}check-${randomBytes(8).toString('hex')}`;
    await this.#doing('be written', (Bucket) =>
      this.#client.send(new PutObjectCommand({ Bucket, Key, Body: new Uint8Array() })),
    );
    await this.remove(Key);
  }

  async #inParts(
    Key: string,
    work: (uploadId: string | undefined, done: Part[]) => Promise<void>,
  ): Promise<string | undefined> {
    const { UploadId } = await this.#doing('be written', (Bucket) =>
      this.#client.send(new CreateMultipartUploadCommand({ Bucket, Key })),
    );
    const Parts: Part[] = [];
    try {
      await work(UploadId, Parts);
      const { ETag } = await this.#doing('be written', (Bucket) =>
        this.#client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } })),
      );
      return ETag;
    } catch (error) {
      await this.#client.send(new AbortMultipartUploadCommand({ Bucket: this.#bucket, Key, UploadId })).catch(() => {});
      throw error;
    }
  }

  async #doing<T>(what: string, work: (bucket: string) => Promise<T>): Promise<T> {
    try {
      return await work(this.#bucket);
    } catch (error) {
      throw storageError(error, this.#bucket, what);
    }
  }
}
