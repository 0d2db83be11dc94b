import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { CephServer, hasCeph } from '@dailies/media-store/testing';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { signedInPage } from '../people/signedInPage.ts';
import { dropFromDisk } from '../uploads/dropFromDisk.ts';

const Graph = z.object({
  takes: z.record(z.string(), z.object({ node: z.string(), media: z.string(), poster: z.string() })),
});
const Link = z.object({ upload: z.string(), url: z.string() });
const Direct = z.object({ url: z.string(), isDirect: z.literal(true) });
const BUCKET = 'film';
const HAS_CEPH = await hasCeph();

/** A film that plays, with so much noise in a box that players pass over. */
async function filmOf(noiseBytes: number): Promise<Buffer<ArrayBuffer>> {
  const film = await readFile(join(import.meta.dirname, '../../../sync-server/src/testing/files/bars.mp4'));
  const free = Buffer.alloc(8);
  free.writeUInt32BE(noiseBytes + free.length, 0);
  free.write('free', 4, 'latin1');
  return Buffer.concat([film, free, randomBytes(noiseBytes)]);
}

/** An installation's media, from its folder into a bucket of a real S3 server. */
test.describe.serial('media in a bucket', () => {
  test.skip(!HAS_CEPH, 'There is no radosgw on this machine.');
  let ceph: CephServer;
  let installation: Installation;
  let client: S3Client;
  let mediaUrl: string;
  let director: Person;
  let project: string;

  /** Every media file that takes name, when each of so many nodes has one. */
  async function mediaOfTakes(nodes: number): Promise<string[]> {
    let media: string[] = [];
    await expect
      .poll(
        async () => {
          const { takes } = Graph.parse(await director.call('GET', `/projects/${project}/graph`));
          media = Object.values(takes).flatMap((take) => [take.media, take.poster]);
          return new Set(Object.values(takes).map(({ node }) => node)).size;
        },
        { timeout: 60_000 },
      )
      .toBe(nodes);
    return [...new Set(media)];
  }

  async function generate(node: string): Promise<void> {
    const nodes = [{ id: node, type: 'shot-still', title: node, pos: [0, 0], params: { prompt: 'Fog over the quay' } }];
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'createNodes', args: { nodes, edges: [] } }],
    });
    await director.call('POST', `/projects/${project}/requests`, { node });
  }

  const fetchMedia = (sha256: string, headers: Record<string, string> = {}) =>
    fetch(`${installation.origin}/api/v1/media/${sha256}`, {
      headers: { authorization: `Bearer ${director.token}`, ...headers },
    });
  async function expectServed(media: readonly string[]): Promise<void> {
    for (const sha256 of media) {
      const whole = await (await fetchMedia(sha256)).bytes();
      expect(createHash('sha256').update(whole).digest('hex')).toBe(sha256);
      const part = await fetchMedia(sha256, { range: 'bytes=5-9' });
      expect([part.status, await part.bytes()]).toEqual([206, whole.subarray(5, 10)]);
    }
  }
  async function blobs(): Promise<string[]> {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    return Contents.map(({ Key = '' }) => Key.replace('media/blobs/', ''));
  }

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    ceph = await CephServer.start();
    const { endpoint, account } = ceph;
    client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: account });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    mediaUrl = `s3://${BUCKET}/media?endpoint=${encodeURIComponent(endpoint)}`;
    installation = await Installation.start({
      AWS_ACCESS_KEY_ID: account.accessKeyId,
      AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    });
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Harbour');
  });
  test.afterAll(async () => {
    client?.destroy();
    await installation?.stop();
    await ceph?.stop();
  });

  test('one command copies what the folder has, and copies it once', async () => {
    await generate('SH010');
    const media = await mediaOfTakes(1);
    const said = await installation.script('moveMedia', mediaUrl);
    expect(said).toContain('0 were there already');
    expect(await blobs()).toEqual(expect.arrayContaining(media));
    // Posters may still be arriving: what came meanwhile is copied by the next one, and at last there is nothing left.
    await expect
      .poll(() => installation.script('moveMedia', mediaUrl), { timeout: 60_000 })
      .toContain('Copied 0 files');
  });

  test('started on the bucket, what was made before is there, and what is made comes into it', async () => {
    const before = await mediaOfTakes(1);
    await installation.restart(() => rm(join(installation.folder, 'media'), { recursive: true }), {
      MEDIA_URL: mediaUrl,
    });
    await expectServed(before);
    await generate('SH020');
    const media = await mediaOfTakes(2);
    await expectServed(media);
    expect(await blobs()).toEqual(expect.arrayContaining(media));
  });

  test('a large upload goes through, in parts', async () => {
    const body = await filmOf(20_000_000);
    const answer = await fetch(`${installation.origin}/api/v1/uploads?project=${project}`, {
      method: 'POST',
      headers: { 'authorization': `Bearer ${director.token}`, 'content-type': 'video/mp4' },
      body,
    });
    expect(answer.status).toBe(201);
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect(await answer.json()).toMatchObject({ sha256, sizeBytes: body.length });
    await expectServed([sha256]);
    expect((await blobs()).filter((key) => key.includes('tmp/'))).toEqual([]);
  });

  test('by links, files are brought and fetched past Dailies, and looked at all the same', async () => {
    const video = await filmOf(300_000);
    const bring = async (body: Buffer<ArrayBuffer>) => {
      const link = Link.parse(await director.call('POST', '/uploads/links', { project, sizeBytes: body.length }));
      expect(new URL(link.url).origin).toBe(ceph.endpoint);
      expect((await fetch(link.url, { method: 'PUT', body })).status).toBe(200);
      return director.call('POST', `/uploads/links/${link.upload}`, { project });
    };
    const sha256 = createHash('sha256').update(video).digest('hex');
    expect(await bring(video)).toMatchObject({ sha256, mediaType: 'video/mp4', sizeBytes: video.length });
    await expectServed([sha256]);
    const { url } = Direct.parse(await director.call('GET', `/media/${sha256}/link`));
    const part = await fetch(url, { headers: { range: 'bytes=0-7' } });
    expect([part.status, part.headers.get('content-type'), Buffer.from(await part.bytes())]).toEqual([
      206,
      'video/mp4',
      video.subarray(0, 8),
    ]);
    const [, poster = ''] = await mediaOfTakes(2);
    const picture = Buffer.from(await (await fetchMedia(poster)).bytes());
    expect(await bring(picture)).toMatchObject({ sha256: poster, mediaType: 'image/webp' });
    await expect(bring(Buffer.from('<svg onload="alert(1)"/>'))).rejects.toThrow(/This is an SVG drawing; bring a PNG/);
    // A picture that says it has 60,000 × 60,000 pixels.
    const bomb = Buffer.from('89504e470d0a1a0a0000000d494844520000ea600000ea600802000000', 'hex');
    await expect(bring(bomb)).rejects.toThrow(/413/);
    expect((await blobs()).filter((key) => key.includes('tmp/'))).toEqual([]);
  });

  test.describe('in the interface', () => {
    let browser: Browser;
    let dora: Page;
    /** What the browser asked of the bucket, and pieces that it sent to Dailies instead. */
    const asked: { method: string; url: URL; status: number }[] = [];
    const pieces: string[] = [];
    const puts = () => asked.filter(({ method }) => method === 'PUT');
    const film = (name: string) => dora.locator('[data-node-type="clip"]', { hasText: name });

    test.beforeAll(async () => {
      browser = await launchBrowser();
      dora = await signedInPage(browser, installation.origin, director, `/p/${project}`);
      dora.on('response', (response) => {
        const url = new URL(response.url());
        if (url.origin === ceph.endpoint)
          asked.push({ method: response.request().method(), url, status: response.status() });
      });
      dora.on('request', (request) => {
        if (request.method() === 'PATCH' && request.url().includes('/uploads/')) pieces.push(request.url());
      });
      await expect(dora.locator('[data-node-id="SH010"]')).toBeVisible();
    });
    test.afterEach(() => dora.screenshot({ path: test.info().outputPath('dora.png') }));
    test.afterAll(() => browser?.close());

    async function bring(name: string, noiseBytes: number, y: number): Promise<string> {
      const bytes = await filmOf(noiseBytes);
      const path = join(installation.folder, `${name}.mp4`);
      await writeFile(path, bytes);
      await dropFromDisk(dora, [path], 700, y);
      return createHash('sha256').update(bytes).digest('hex');
    }

    test('a film goes into the bucket in parts, goes on after one is lost, and plays from there', async () => {
      // The second part is lost once, on its way.
      let lost = 0;
      await dora.route(/partNumber=2/, (route) => {
        if (route.request().method() !== 'PUT' || lost > 0) return route.continue();
        lost += 1;
        return route.abort('connectionreset');
      });
      const sha256 = await bring('harbour', 40_000_000, 200);
      await expect(film('harbour')).toBeVisible({ timeout: 60_000 });
      await dora.unroute(/partNumber=2/);
      expect(lost).toBe(1);
      const parts = puts().map(({ url, status }) => [url.searchParams.get('partNumber'), status]);
      expect(parts.filter(([, status]) => status === 200).map(([part]) => part)).toEqual(
        expect.arrayContaining(['1', '2', '3']),
      );
      expect(pieces).toEqual([]);
      const metrics = await (await fetch(`${installation.origin}/metrics`)).text();
      expect(metrics).not.toMatch(/method="PATCH",route="[^"]*uploads/);
      await expectServed([sha256]);
      expect((await blobs()).filter((key) => key.includes('tmp/'))).toEqual([]);

      // What was brought is selected, and a film that is selected plays.
      const video = film('harbour').locator('video');
      await expect(video).toHaveJSProperty('paused', false, { timeout: 20_000 });
      const played = asked.filter(({ method, url }) => method === 'GET' && url.pathname.endsWith(sha256));
      expect(played.map(({ status }) => status)).toContain(206);
    });

    test('what cannot come into the bucket goes through Dailies by itself, and nobody is told', async () => {
      await dora.reload();
      await expect(film('harbour')).toBeVisible();
      await dora.route(`${ceph.endpoint}/**`, (route) =>
        route.request().method() === 'PUT' ? route.abort('accessdenied') : route.continue(),
      );
      const sha256 = await bring('quay', 3_000_000, 420);
      await expect(film('quay')).toBeVisible({ timeout: 60_000 });
      expect(pieces.length).toBeGreaterThan(0);
      await expect(dora.getByRole('alert')).toHaveCount(0);
      await expectServed([sha256]);
      expect((await blobs()).filter((key) => key.includes('tmp/'))).toEqual([]);
    });

    test('the page may speak to the bucket, and to no other place', async () => {
      const policy = (await fetch(installation.origin)).headers.get('content-security-policy') ?? '';
      const foreign = [...policy.matchAll(/([\w-]+)[^;]*? (https?:[^; ]+)/g)].map(([, name, place]) => [name, place]);
      expect(foreign).toEqual([
        ['media-src', ceph.endpoint],
        ['connect-src', ceph.endpoint],
      ]);
    });
  });

  test('a secret that is wrong stops the start with one sentence', async () => {
    const wrong = { MEDIA_URL: mediaUrl, AWS_SECRET_ACCESS_KEY: 'guessed' };
    await expect(Installation.start(wrong)).rejects.toThrow(/The bucket "film" could not be (?:opened|read): /);
  });
});
