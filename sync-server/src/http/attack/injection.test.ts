import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Upload } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { World } from './testing/World.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

const director = () => world.person('director');
const projectPath = (path = ''): string => `/projects/${world.project.id}${path}`;

const SQL = [
  "'; DROP TABLE takes; --",
  "' OR '1'='1",
  '1)) UNION SELECT token FROM session --',
  '\\',
  '%',
  '_',
  '$1',
  '{}',
  '"',
  '\u0000',
  '\ufffd',
  '🎬'.repeat(50),
];

describe('text that means something to somebody', () => {
  test.each(SQL)('%j is a text: no query of ours runs it', async (text) => {
    const encoded = encodeURIComponent(text);
    const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const path of [
      projectPath(`/takes?node=${encoded}`),
      projectPath(`/takes?cursor=${encoded}`),
      projectPath(`/takes?cursor=${cursor([text, text])}`),
      projectPath(`/takes?cursor=${cursor(['2026-01-01 00:00:00+00', text])}`),
      projectPath(`/takes?limit=${encoded}`),
      `/projects?cursor=${cursor([`2026-01-01 00:00:00+00${text}`, 'a'])}`,
      `/projects?archived=${encoded}`,
      projectPath(`/versions?kind=${encoded}`),
      projectPath(`/versions/${encoded}/state`),
      projectPath(`/audit?action=${encoded}`),
      projectPath(`/audit?by=${encoded}`),
      `/projects/${encoded}`,
      `/takes/${encoded}`,
      `/runs/${encoded}`,
      `/assets/${encoded}`,
      `/media/${encoded}`,
      `/invites/${encoded}`,
    ]) {
      const answer = await director().call('GET', path);
      expect([200, 400, 404], `${path}: ${await answer.text()}`).toContain(answer.status);
    }
    const named = await director().call('POST', '/projects', { name: text });
    expect([201, 400]).toContain(named.status);
    const key = await director().call('POST', '/projects', { name: 'K' }, { 'idempotency-key': encoded });
    expect(key.status).toBeLessThan(500);
    const asset = await director().call('POST', projectPath('/assets'), { kind: 'style', content: { name: text } });
    expect(asset.status).toBeLessThan(500);
    const token = await world.app.fetch('POST', '/api/v1/auth/token', { email: text, password: text });
    expect(token.status).toBeLessThan(500);
    // Everything is where it was.
    expect((await director().call('GET', `/takes/${world.project.take}`)).status).toBe(200);
  });

  test('names of parts of an object are names: nothing of ours changes its nature', async () => {
    const evil = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"name":"X"}';
    for (const [method, path] of [
      ['POST', '/projects'],
      ['PATCH', projectPath()],
      ['POST', projectPath('/assets')],
      ['POST', projectPath('/commands')],
      ['PATCH', '/me'],
    ] as const) {
      const answer = await world.app.app.request(`http://dailies.test/api/v1${path}`, {
        method,
        headers: { 'authorization': `Bearer ${director().token}`, 'content-type': 'application/json' },
        body: evil,
      });
      expect(answer.status, await answer.text()).toBeLessThan(500);
    }
    const args = JSON.parse('{"id":"shot1","title":"X","__proto__":{"polluted":true}}');
    await director().call('POST', projectPath('/commands'), { commands: [{ name: 'renameNode', args }] });
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const answer = await director().call('POST', projectPath('/commands'), { commands: [{ name, args: {} }] });
      expect([400, 404]).toContain(answer.status);
    }
    const node = '{"commands":[{"name":"setParams","args":{"id":"shot1","params":{"__proto__":{"polluted":true}}}}]}';
    await world.app.app.request(`http://dailies.test/api/v1${projectPath('/commands')}`, {
      method: 'POST',
      headers: { 'authorization': `Bearer ${director().token}`, 'content-type': 'application/json' },
      body: node,
    });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect((await director().call('GET', projectPath('/graph'))).status).toBe(200);
  });

  test('deep, wide and long bodies are refused or read, and nobody falls over', async () => {
    const post = async (body: string) =>
      (
        await world.app.app.request(`http://dailies.test/api/v1${projectPath('/commands')}`, {
          method: 'POST',
          headers: { 'authorization': `Bearer ${director().token}`, 'content-type': 'application/json' },
          body,
        })
      ).status;
    const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    expect(await post(deep(100_000))).toBe(400);
    const command = (args: string): string => `{"commands":[{"name":"createNodes","args":${args}}]}`;
    expect(await post(command(deep(50_000)))).toBe(400);
    expect(await post(command('['.repeat(200_000) + ']'.repeat(200_000)))).toBe(400);
    const wide = `{${Array.from({ length: 60_000 }, (_, place) => `"k${place}":1`).join(',')}}`;
    expect(await post(command(wide))).toBe(400);
    expect(await post(`{"commands":[${'1,'.repeat(500_000)}1]}`)).toBe(400);
    expect(await post(`"${'a'.repeat(1_100_000)}"`)).toBe(413);
    expect((await director().call('GET', `/projects?${'a=1&'.repeat(5_000)}`)).status).toBe(200);
    expect((await director().call('GET', `/projects?limit=1&limit=2`)).status).toBeLessThan(500);
  });
});

describe('a body that is packed', () => {
  const bomb = Buffer.alloc(64 * 1_024 * 1_024);
  test.each([
    ['gzip', () => gzipSync(bomb)],
    ['br', () => brotliCompressSync(bomb)],
    ['deflate', () => gzipSync(bomb)],
    ['identity, gzip', () => gzipSync(bomb)],
  ])('as %s is not unpacked', async (encoding, pack) => {
    const packed = Uint8Array.from(pack());
    for (const [path, type] of [
      ['/api/v1/projects', 'application/json'],
      [`/api/v1/uploads?project=${world.project.id}`, 'image/png'],
      ['/api/auth/sign-in/email', 'application/json'],
    ] as const) {
      const before = process.memoryUsage().rss;
      const answer = await world.app.app.request(`http://dailies.test${path}`, {
        method: 'POST',
        headers: {
          'host': 'dailies.test',
          'origin': 'http://dailies.test',
          'authorization': `Bearer ${director().token}`,
          'content-type': type,
          'content-encoding': encoding,
        },
        body: packed,
      });
      expect([400, 413, 415]).toContain(answer.status);
      expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1_024 * 1_024);
    }
  });
});

describe('a path', () => {
  test.each([
    '/api/v1/media/..%2f..%2f..%2fetc%2fpasswd',
    '/api/v1/media/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/api/v1/media/..%5c..%5cwindows%5cwin.ini',
    `/api/v1/media/${'a'.repeat(64)}%00.png`,
    `/api/v1/media/${'A'.repeat(64)}`,
    '/api/v1/media/%252e%252e%252fetc',
    '/api/v1/media/',
    '/api/v1//me',
    '/api/v1/me/',
    '/api/v1/./me',
    '/api/v1/%6de',
    '/API/V1/me',
    '/api%2fv1%2fme',
    '/api/v1/projects/..%2fme',
    '/api/v1/me;a=b',
    '/api/v1/me%20',
    '/api/v1/me.json',
    '/api/v1/me%00',
  ])('written as %s leads to no file, and past no door', async (path) => {
    const answer = await world.app.app.request(`http://dailies.test${path}`);
    const text = await answer.text();
    expect(answer.status, text).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/root:|\[fonts\]|installationOwner/);
  });

  test('of a host that somebody made up makes links to this installation all the same', async () => {
    const secure = await World.start({ publicUrl: 'http://dailies.test' });
    const answer = await secure.app.app.request(`http://evil.example/api/v1/projects/${secure.project.id}/invites`, {
      method: 'POST',
      headers: {
        'host': 'evil.example',
        'x-forwarded-host': 'evil.example',
        'authorization': `Bearer ${secure.person('director').token}`,
        'content-type': 'application/json',
      },
      body: '{"role":"viewer"}',
    });
    expect(await answer.text()).toMatch(/"url":"http:\/\/dailies\.test\/invite\//);
    await secure.stop();
  });
});

describe('a header', () => {
  test('is not ended by a line end in what a person wrote', async () => {
    const evil = 'a"\r\nSet-Cookie: session=evil\r\n\r\n<script>';
    const project = await director().call('POST', '/projects', { name: `Film ${evil}`.slice(0, 80) });
    if (project.status === 201) {
      const { id } = (await project.json()) as { id: string };
      const file = await director().call('POST', `/projects/${id}/export`);
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+\.dailies"$/);
      expect(file.headers.get('set-cookie')).toBeNull();
      await file.body?.cancel();
    }
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a\r\nSet-Cookie: a=b']) {
      const answer = await world.app.fetch('POST', '/api/auth/sign-in/oidc', { next });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('location')).toBeNull();
    }
  });
});

describe('a file of the store', () => {
  async function serve(mediaType: string, bytes: Buffer): Promise<Response> {
    const { store } = world.app.services;
    const { sha256, sizeBytes } = await store.put(bytes);
    const { sql } = world.app.database;
    await sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, ${mediaType}, ${sizeBytes}) ON CONFLICT DO NOTHING`;
    await sql`INSERT INTO project_media (project_id, sha256) VALUES (${world.project.id}, ${sha256}) ON CONFLICT DO NOTHING`;
    return director().call('GET', `/media/${sha256}`);
  }

  test.each([
    'image/svg+xml',
    'text/html',
    'application/xhtml+xml',
    'application/javascript',
    'text/xml',
    'application/pdf',
    'constructor',
    'video/mp4\r\nX: y',
  ])('of the kind %j is bytes to keep, never a page of ours', async (type) => {
    const answer = await serve(
      type,
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/><!-- ${type} -->`),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{64}\.bin"$/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });

  test('that is a picture or a film is shown as that, and alone', async () => {
    const answer = await serve('video/mp4', Buffer.from('a film'));
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="[0-9a-f]{64}\.mp4"$/);
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(answer.headers.get('content-security-policy')).toMatch(/sandbox/);
  });

  test('that is a bomb of pixels is not taken', async () => {
    const bomb = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008060000000000', 'hex');
    bomb.writeUInt32BE(50_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    const proof = await world.proof('director', 'bearer');
    const path = `/api/v1/uploads?project=${world.project.id}`;
    const headers = { 'content-type': 'image/png' };
    const answer = await world.send('POST', { path, body: bomb, headers }, proof);
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('50000 × 50000 pixels')]);
    const honest = await world.send('POST', { path, body: world.picture(), headers }, proof);
    expect(Upload.parse(await honest.json()).mediaType).toBe('image/png');
  });
});
