import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetch } from 'undici';
import { guardedDispatcher, type Resolve } from './guardedDispatcher.ts';
import { OutboundRules } from './OutboundRules.ts';

/** Answers with the address that it was reached at; `/to?…` redirects. */
const answering = (): Server =>
  createServer((request, response) => {
    const to = /^\/to\?(.+)$/.exec(request.url ?? '')?.[1];
    if (to === undefined) response.end(`at ${request.socket.localAddress}`);
    else response.writeHead(302, { location: decodeURIComponent(to) }).end();
  });

let inside: Server;
let port: number;
let connections = 0;
beforeAll(async () => {
  inside = answering().listen(0, '0.0.0.0');
  inside.on('connection', () => (connections += 1));
  await once(inside, 'listening');
  const address = inside.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  inside.close();
  inside.closeAllConnections();
});

/** The first request of a test, by these rules; the answer's text, or the sentence of the refusal. */
async function ask(url: string, allowed: string[] = [], resolve?: Resolve): Promise<string> {
  const dispatcher = guardedDispatcher(new OutboundRules(allowed), resolve);
  try {
    return await (await fetch(url, { dispatcher })).text();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return cause instanceof Error ? cause.message : String(error);
  } finally {
    await dispatcher.destroy();
  }
}

describe('what is fetched', () => {
  test.each([
    ['this machine by number', (at: number) => `http://127.0.0.1:${at}/`],
    ['by name', (at: number) => `http://localhost:${at}/`],
    ['by a short number', (at: number) => `http://127.1:${at}/`],
    ['by one number', (at: number) => `http://2130706433:${at}/`],
    ['in hexadecimal', (at: number) => `http://0x7f.0.0.1:${at}/`],
    ['in octal', (at: number) => `http://0177.0.0.1:${at}/`],
    ['in wide digits', (at: number) => `http://①②⑦.⓪.⓪.①:${at}/`],
    ['as nothing', (at: number) => `http://0.0.0.0:${at}/`],
    ['by the other protocol', (at: number) => `http://[::1]:${at}/`],
    ['mapped', (at: number) => `http://[::ffff:127.0.0.1]:${at}/`],
    ['with TLS', (at: number) => `https://127.0.0.1:${at}/`],
    ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
    ['a private network', () => 'http://10.0.0.1/'],
  ])('is never %s', async (_name, url) => {
    const before = connections;
    expect(await ask(url(port))).toMatch(/is not on the public internet, .* OUTBOUND_ALLOW\.$/);
    expect(connections).toBe(before);
  });

  test('is what the installation names', async () => {
    for (const allowed of [`127.0.0.1:${port}`, '127.0.0.1', '127.0.0.0/8']) {
      expect(await ask(`http://127.0.0.1:${port}/`, [allowed])).toBe('at 127.0.0.1');
    }
    expect(await ask(`http://LOCALHOST:${port}/`, [`Localhost:${port}`, '::1'])).toMatch(/^at /);
    for (const allowed of ['127.0.0.1:1', '127.0.0.2', '10.0.0.0/8', 'localhost']) {
      expect(await ask(`http://127.0.0.1:${port}/`, [allowed])).toMatch(/OUTBOUND_ALLOW/);
    }
  });

  test('is judged again after a redirect', async () => {
    const to = encodeURIComponent(`http://127.0.0.2:${port}/`);
    expect(await ask(`http://127.0.0.1:${port}/to?${to}`, ['127.0.0.1'])).toMatch(/^127\.0\.0\.2:\d+ is not on/);
    expect(await ask(`http://127.0.0.1:${port}/to?${to}`, ['127.0.0.0/8'])).toBe('at 127.0.0.2');
  });

  test('is connected to at the address that was judged: a name that changes leads nowhere else', async () => {
    let asked = 0;
    const rebinding: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.2' : '127.0.0.1', family: 4 }];
    };
    const url = `http://rebinding.example:${port}/`;
    expect([await ask(url, ['127.0.0.2/32'], rebinding), asked]).toEqual(['at 127.0.0.2', 1]);
    expect(await ask(url, ['127.0.0.2/32'], rebinding)).toMatch(/^rebinding\.example:\d+ is not on/);
  });

  test('is the admitted address of a name that has others', async () => {
    const both: Resolve = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '127.0.0.2', family: 4 },
    ];
    expect(await ask(`http://both.example:${port}/`, ['127.0.0.2/32'], both)).toBe('at 127.0.0.2');
  });

  test('says so where a name leads nowhere', async () => {
    const nowhere: Resolve = () => Promise.reject(new Error('getaddrinfo ENOTFOUND nowhere.example'));
    expect(await ask('http://nowhere.example/', [], nowhere)).toContain('ENOTFOUND');
  });
});
