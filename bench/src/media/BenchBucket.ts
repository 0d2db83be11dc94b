import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { type MediaLinks, type MediaStore, openMediaStore } from '@dailies/media-store';
import { CephServer, hasCeph } from '@dailies/media-store/testing';

const BUCKET = 'bench';
const REGION = 'us-east-1';
const LINK_SECONDS = 600;

/** A bucket of a real S3 server that keeps everything in memory, and the links that our store makes to it. */
export class BenchBucket {
  readonly #server: CephServer;
  readonly #store: MediaStore;
  readonly #links: MediaLinks;

  private constructor(server: CephServer, store: MediaStore, links: MediaLinks) {
    this.#server = server;
    this.#store = store;
    this.#links = links;
  }

  /** Null where this machine has none. */
  static async start(): Promise<BenchBucket | null> {
    if (!(await hasCeph())) return null;
    const server = await CephServer.start();
    const { endpoint, account } = server;
    const client = new S3Client({ region: REGION, endpoint, forcePathStyle: true, credentials: account });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    process.env['AWS_ACCESS_KEY_ID'] = account.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = account.secretAccessKey;
    const store = await openMediaStore(`s3://${BUCKET}?endpoint=${encodeURIComponent(endpoint)}`);
    if (store.links === null) throw new Error('A bucket has links.');
    return new BenchBucket(server, store, store.links);
  }

  uploadLink(sizeBytes: number): Promise<string> {
    return this.#links.upload(randomUUID().replaceAll('-', ''), sizeBytes, LINK_SECONDS);
  }

  /** Puts a file there, and gives its address. */
  async downloadLink(file: Uint8Array): Promise<string> {
    const { sha256 } = await this.#store.put(ReadableStream.from([file]));
    const contentType = 'audio/wav';
    return this.#links.download(sha256, { contentType, contentDisposition: 'inline', seconds: LINK_SECONDS });
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}
