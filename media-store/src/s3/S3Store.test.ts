import { createHash, randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { Sha256 } from '@dailies/shared/media';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaStoreContract } from '../mediaStoreContract.ts';
import { CephServer, hasCeph } from '../testing/CephServer.ts';
import { openS3Client } from './openS3Client.ts';
import type { S3Place } from './readS3Url.ts';
import { S3Store } from './S3Store.ts';

const MEGABYTE = 1_024 * 1_024;
const HOUR_MS = 60 * 60 * 1_000;
const DOWNLOAD = { contentType: 'image/png', contentDisposition: 'inline; filename="take.png"', seconds: 60 };

// Without Ceph these are left out, which the gate counts.
describe.skipIf(!(await hasCeph()))('S3, by Ceph', () => {
  let server: CephServer;
  beforeAll(async () => {
    server = await CephServer.start();
  }, 120_000);
  afterAll(() => server?.stop());

  async function makePlace(): Promise<S3Place> {
    const place = { bucket: `b-${randomBytes(6).toString('hex')}`, prefix: '', region: 'us-east-1' };
    const there = { ...place, endpoint: server.endpoint };
    await openS3Client(there, server.account).send(new CreateBucketCommand({ Bucket: place.bucket }));
    return there;
  }
  // The smallest parts that S3 takes, so that what is a few megabytes large comes in several.
  const open = (place: S3Place) =>
    S3Store.open(place, { account: server.account, partBytes: 5 * MEGABYTE, copyBytes: 8 * MEGABYTE });
  async function keysIn(place: S3Place): Promise<string[]> {
    const client = openS3Client(place, server.account);
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: place.bucket }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  }
  /** Uploads in parts that have not ended, whose parts no list of objects shows. */
  async function openUploadsIn(place: S3Place): Promise<string[]> {
    const client = openS3Client(place, server.account);
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: place.bucket }));
    return Uploads.flatMap(({ Key }) => Key ?? []);
  }

  mediaStoreContract('a bucket', async () => ({ store: await open(await makePlace()), close: async () => {} }));
  mediaStoreContract('a folder of a bucket', async () => ({
    store: await open({ ...(await makePlace()), prefix: 'film/media/' }),
    close: async () => {},
  }));

  test.each([
    ['exactly one part', 5 * MEGABYTE],
    ['a part and a byte', 5 * MEGABYTE + 1],
    ['more than is copied at once', 17 * MEGABYTE + 3],
  ])('%s comes back whole, and nothing else is left', async (_, sizeBytes) => {
    const place = await makePlace();
    const store = await open(place);
    const content = randomBytes(sizeBytes);
    const { sha256 } = await store.put(content);
    expect(Buffer.from(await new Response(await store.read(sha256)).arrayBuffer()).equals(content)).toBe(true);
    const range = { firstByte: sizeBytes - 7, lastByte: sizeBytes + 7 };
    expect(await new Response(await store.read(sha256, range)).bytes()).toEqual(new Uint8Array(content.subarray(-7)));
    expect(await keysIn(place)).toEqual([`blobs/${sha256}`]);
    expect(await openUploadsIn(place)).toEqual([]);
  });

  test('a large content that breaks off leaves neither parts nor pieces', async () => {
    const place = await makePlace();
    const store = await open(place);
    const broken = async function* () {
      yield randomBytes(11 * MEGABYTE);
      throw new RangeError('the line dropped');
    };
    await expect(store.put(broken())).rejects.toThrow(new RangeError('the line dropped'));
    expect(await keysIn(place)).toEqual([]);
    expect(await openUploadsIn(place)).toEqual([]);
  });

  test('a put of what is there already leaves it as it is, of one part and of several', async () => {
    const place = await makePlace();
    const store = await open(place);
    const client = openS3Client(place, server.account);
    for (const content of [randomBytes(100), randomBytes(6 * MEGABYTE)]) {
      const key = `blobs/${createHash('sha256').update(content).digest('hex')}`;
      // Other bytes, which no put would have left under this name, so that it shows whether they are written over.
      await client.send(new PutObjectCommand({ Bucket: place.bucket, Key: key, Body: 'there before' }));
      const { sha256 } = await store.put(content);
      expect(await new Response(await store.read(sha256)).text()).toBe('there before');
    }
  });

  test('a sweep removes what was left a day ago, but for what is under way, and opening removes nothing', async () => {
    const place = await makePlace();
    const client = openS3Client(place, server.account);
    for (const name of ['left', 'under-way']) {
      await client.send(new PutObjectCommand({ Bucket: place.bucket, Key: `tmp/${name}`, Body: 'half' }));
      await client.send(new CreateMultipartUploadCommand({ Bucket: place.bucket, Key: `tmp/${name}` }));
    }
    const both = ['tmp/left', 'tmp/under-way'];
    const store = await open(place);
    const underWay = new Set(['under-way']);
    await store.sweep({ nowMs: Date.now() + 23 * HOUR_MS, underWay });
    expect([await keysIn(place), await openUploadsIn(place)]).toEqual([both, both]);
    await store.sweep({ nowMs: Date.now() + 25 * HOUR_MS, underWay });
    expect([await keysIn(place), await openUploadsIn(place)]).toEqual([['tmp/under-way'], ['tmp/under-way']]);
  });

  test.each([
    ['no such bucket', { bucket: 'nowhere-at-all' }, {}, /there is no such bucket; make it/],
    ['a wrong secret', {}, { secretAccessKey: 'guessed' }, /the secret is wrong; see to AWS_SECRET_ACCESS_KEY/],
    ['an unknown key', {}, { accessKeyId: 'GUESSED' }, /the key is not known there; see to AWS_ACCESS_KEY_ID/],
    ['nobody there', { endpoint: 'http://127.0.0.1:1' }, {}, /it does not answer/],
  ])('%s is said in one sentence', async (_, otherPlace, otherAccount, sentence) => {
    const place = { ...(await makePlace()), ...otherPlace };
    await expect(S3Store.open(place, { account: { ...server.account, ...otherAccount } })).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(sentence),
    });
  });

  describe('links', () => {
    async function openLinks(place: S3Place) {
      const store = await open(place);
      if (store.links === null) throw new Error('There are no links.');
      return { store, links: store.links };
    }

    test('a link gives the file and its parts with the headers asked for, and is the same for a while', async () => {
      const { store, links } = await openLinks(await makePlace());
      const { sha256 } = await store.put(new TextEncoder().encode('0123456789'));
      const link = await links.download(sha256, { ...DOWNLOAD, seconds: 604_800 });
      expect(new URL(link).origin).toBe(links.origin);
      const whole = await fetch(link);
      expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
      expect(whole.headers.get('content-type')).toBe('image/png');
      expect(whole.headers.get('content-disposition')).toBe('inline; filename="take.png"');
      const part = await fetch(link, { headers: { range: 'bytes=2-4' } });
      expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
      expect(await links.download(sha256, { ...DOWNLOAD, seconds: 604_800 })).toBe(link);
    });

    test('without a signature, with a changed one, for another file or too late there is nothing', async () => {
      const { store, links } = await openLinks(await makePlace());
      const { sha256 } = await store.put(new Uint8Array([1]));
      const other = await store.put(new Uint8Array([2]));
      const link = await links.download(sha256, DOWNLOAD);
      const changed = (change: (url: URL) => void): string => {
        const url = new URL(link);
        change(url);
        return url.href;
      };
      const status = async (url: string) => (await fetch(url)).status;
      expect(await status(link)).toBe(200);
      expect(await status(changed((url) => (url.search = '')))).toBe(403);
      expect(await status(changed((url) => url.searchParams.set('X-Amz-Signature', 'a'.repeat(64))))).toBe(403);
      expect(await status(changed((url) => url.searchParams.set('X-Amz-Expires', '6000')))).toBe(403);
      expect(await status(changed((url) => (url.pathname = url.pathname.replace(sha256, other.sha256))))).toBe(403);
      const short = await links.download(sha256, { ...DOWNLOAD, seconds: 1 });
      await new Promise((resolve) => setTimeout(resolve, 1_600));
      expect(await status(short)).toBe(403);
    });

    test('what a browser brings is a blob once it is taken, and takes no other length', async () => {
      const place = await makePlace();
      const { store, links } = await openLinks(place);
      const content = randomBytes(6 * MEGABYTE);
      const link = await links.upload('upload-1234', content.length, 60);
      const longer = await fetch(link, { method: 'PUT', body: new Uint8Array(content.length + 1) });
      expect(longer.status).toBe(403);
      expect((await fetch(link, { method: 'PUT', body: new Uint8Array(content) })).status).toBe(200);
      expect(await links.peek('upload-1234', 16)).toEqual(new Uint8Array(content.subarray(0, 16)));
      expect(await store.list().next()).toMatchObject({ done: true });
      const { sha256, sizeBytes } = await links.take('upload-1234', 10 * MEGABYTE);
      expect(sizeBytes).toBe(content.length);
      expect(Buffer.from(await new Response(await store.read(sha256)).arrayBuffer()).equals(content)).toBe(true);
      expect(await keysIn(place)).toEqual([`blobs/${sha256}`]);
      await expect(links.take('upload-1234', MEGABYTE)).rejects.toMatchObject({ code: 'not-found' });
    });

    test('in parts it goes on with what is there, takes no other length, and is whole once they are joined', async () => {
      const place = await makePlace();
      const { store, links } = await openLinks(place);
      const content = randomBytes(33 * MEGABYTE);
      const begun = await links.uploadParts('upload-parts', content.length, 60);
      expect(begun.map(({ firstByte, lastByte }) => lastByte - firstByte + 1)).toEqual([
        16 * MEGABYTE,
        16 * MEGABYTE,
        MEGABYTE,
      ]);
      const put = async (part: (typeof begun)[number] | undefined, extra = 0) => {
        if (part === undefined) throw new Error('There is no such part.');
        const body = content.subarray(part.firstByte, part.lastByte + 1 + extra);
        return (await fetch(part.url, { method: 'PUT', body: new Uint8Array(body) })).status;
      };
      expect(await put(begun[0], 1)).toBe(403);
      expect([await put(begun[0]), await put(begun[2])]).toEqual([200, 200]);
      expect(await links.join('upload-parts', content.length)).toBe(false);
      const again = await links.uploadParts('upload-parts', content.length, 60);
      expect(again.map(({ isThere }) => isThere)).toEqual([true, false, true]);
      expect(await put(again[1])).toBe(200);
      expect(await links.join('upload-parts', content.length)).toBe(true);
      expect(await links.join('upload-parts', content.length)).toBe(true);
      const { sha256 } = await links.take('upload-parts', content.length);
      expect(Buffer.from(await new Response(await store.read(sha256)).arrayBuffer()).equals(content)).toBe(true);

      const unwanted = await links.uploadParts('upload-unwanted', content.length, 60);
      expect(await put(unwanted[0])).toBe(200);
      await links.drop('upload-unwanted');
      expect(await put(unwanted[1])).toBe(404);
      expect(await links.join('upload-unwanted', content.length)).toBe(false);
      expect(await keysIn(place)).toEqual([`blobs/${sha256}`]);
    });

    test('pages are let in where nobody has said which may', async () => {
      const { store, links } = await openLinks(await makePlace());
      const { sha256 } = await store.put(new Uint8Array([1]));
      const url = await links.download(sha256, DOWNLOAD);
      const allowed = async (origin: string) =>
        (await fetch(url, { headers: { origin } })).headers.get('access-control-allow-origin');
      expect(await allowed('http://dailies.example')).toBeNull();
      expect(await links.allowPages('http://dailies.example')).toBe('set');
      expect(await allowed('http://dailies.example')).toBe('http://dailies.example');
      expect(await allowed('http://elsewhere.example')).toBeNull();
      expect(await links.allowPages(null)).toBe('there');
      const asked = { 'origin': 'http://dailies.example', 'access-control-request-method': 'PUT' };
      expect((await fetch(url, { method: 'OPTIONS', headers: asked })).status).toBe(200);
    });

    test('what is too large or not wanted leaves nothing', async () => {
      const place = await makePlace();
      const { links } = await openLinks(place);
      for (const upload of ['upload-large', 'upload-unwanted']) {
        const link = await links.upload(upload, 3, 60);
        expect((await fetch(link, { method: 'PUT', body: 'abc' })).status).toBe(200);
      }
      await expect(links.take('upload-large', 2)).rejects.toMatchObject({ code: 'too-large' });
      await links.drop('upload-unwanted');
      expect(await keysIn(place)).toEqual([]);
      await expect(links.peek('../blobs', 2)).rejects.toMatchObject({ code: 'invalid-input' });
    });

    test('there are none where browsers do not reach the server', async () => {
      const store = await open({ ...(await makePlace()), publicEndpoint: null });
      expect(store.links).toBeNull();
      expect(Sha256.safeParse((await store.put(new Uint8Array([1]))).sha256).success).toBe(true);
    });
  });
});
