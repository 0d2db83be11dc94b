import { type EventEmitter, once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { documentName } from '@dailies/shared/document';
import { ProjectId, UserId } from '@dailies/shared/ids';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createAuthenticate } from '../../auth/index.ts';
import { Collaboration } from '../../collaboration/Collaboration.ts';
import { OpenSockets } from '../../collaboration/OpenSockets.ts';
import { Browser, until } from '../../collaboration/testing/TestCollaboration.ts';
import { httpServer } from '../../createServer.ts';
import { openDatabase } from '../../db/openDatabase.ts';
import type { AppEnv } from '../AppEnv.ts';
import { exchange, RealServer } from './testing/RealServer.ts';

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return address.port;
};

/** Resolves when it is closed, also by an error. */
const closed = (socket: Pick<EventEmitter, 'once'>): Promise<unknown> =>
  new Promise((resolve) => socket.once('close', resolve));

const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '',
  '',
].join('\r\n');

describe('the server on its port', () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await RealServer.start();
  });
  afterAll(() => server.stop());

  test.each([
    '//',
    '///collab',
    '/collab/',
    '//collab',
    'http://[',
    '/%',
    '/%2e%2e/collab',
    '*',
    '/COLLAB',
    '\\\\collab',
  ])('an upgrade of %s ends in an answer, and nothing else ends', async (target) => {
    const answer = await server.raw(`GET ${target} HTTP/1.1\r\nHost: a\r\n${UPGRADE}`);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await server.fetch('/healthz')).status).toBe(200);
  });

  test.each(['[', 'a b', '', 'a/../b', '%00'])('a host of "%s" is nothing that anybody reads', async (host) => {
    const answer = await server.raw(`GET /collab HTTP/1.1\r\nHost: ${host}\r\n${UPGRADE}`, 300);
    expect(answer).toMatch(/^HTTP\/1\.1 (?:101|400) /);
    expect(await server.raw(`GET /api/v1/me HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 (?:400|401) /,
    );
    expect((await server.fetch('/healthz')).status).toBe(200);
  });

  test.each([
    ['headers of 64 kB', `GET / HTTP/1.1\r\nHost: a\r\nX-Big: ${'a'.repeat(65_536)}\r\n\r\n`, 431],
    ['a line of 64 kB', `GET /${'a'.repeat(65_536)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
      400,
    ],
    [
      'a length and chunks',
      'POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['a line end within a header', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\nb\r\n\r\n', 400],
    ['a null byte within a header', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n', 400],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01', 400],
  ])('%s is refused', async (_name, request, status) => {
    expect(await server.raw(request)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await server.fetch('/healthz')).status).toBe(200);
  });

  test.each(['TRACE', 'TRACK', 'DEBUG', 'PROPFIND', 'PURGE', 'CONNECT'])('%s does nothing', async (method) => {
    const answer = await server.raw(
      `${method} /api/v1/me HTTP/1.1\r\nHost: a\r\nCookie: secret=1\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).not.toMatch(/^HTTP\/1\.1 (?:2|5)/);
    expect(answer).not.toContain('secret=1');
    expect((await server.fetch('/healthz')).status).toBe(200);
  });
});

describe('a client that is slow on purpose', () => {
  let server: Server;
  beforeAll(async () => {
    const app = new Hono<AppEnv>()
      .post('/', async (c) => c.text(String((await c.req.text()).length)))
      .get('/', (c) => c.body(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1 << 20)) })));
    server = httpServer(app, {
      headersMs: 300,
      bodyGraceMs: 300,
      leastBytesASecond: 1_000,
      standstillMs: 500,
      lookMs: 50,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test('with its headers is cut off', async () => {
    const answer = await exchange(portOf(server), 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ', 5_000);
    expect(answer).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  });

  test('that says nothing at all is cut off', async () => {
    const started = performance.now();
    await exchange(portOf(server), '', 5_000);
    expect(performance.now() - started).toBeLessThan(4_500);
  });

  test('with its body, a byte now and then, is cut off', async () => {
    const socket = connect(portOf(server), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n');
    const trickle = setInterval(() => socket.write('a'), 50);
    await closed(socket.resume());
    clearInterval(trickle);
  });

  test('is told from one whose body is long and comes well', async () => {
    const socket = connect(portOf(server), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\nConnection: close\r\n\r\n');
    const flow = setInterval(() => socket.write('a'.repeat(200)), 20);
    const [answer] = await once(socket, 'data');
    clearInterval(flow);
    expect(String(answer)).toContain('200 OK');
    socket.destroy();
  });

  test('that does not take its answer is cut off', async () => {
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
    const socket = connect(portOf(server), '127.0.0.1');
    socket.on('error', () => {});
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const kept = await accepted;
    if (!kept.destroyed) await closed(kept);
    socket.destroy();
  });
});

describe('a socket of collaboration', () => {
  test('that nobody proves is closed, and there are only so many of them', async () => {
    const server = await RealServer.start();
    const { db, close } = openDatabase(server.database.url);
    const collaboration = await Collaboration.open({
      databaseUrl: server.database.url,
      sql: server.database.sql,
      authenticate: createAuthenticate(db),
      isOwnOrigin: () => true,
      log: pino({ level: 'silent' }),
      socketLimits: { unprovenMs: 400, unproven: 2 },
    });
    const upgrades = createHttpServer().listen(0, '127.0.0.1');
    const refused: unknown[] = [];
    upgrades.on('upgrade', (request, socket, head) => {
      try {
        collaboration.handleUpgrade(request, socket, head);
      } catch (error) {
        refused.push(error);
        socket.destroy();
      }
    });
    await once(upgrades, 'listening');
    const url = `ws://127.0.0.1:${portOf(upgrades)}`;
    const idle = [new WebSocket(url), new WebSocket(url)];
    await Promise.all(idle.map((socket) => once(socket, 'open')));
    const third = new WebSocket(url);
    third.on('error', () => {});
    await closed(third);
    expect(refused).toMatchObject([{ code: 'too-fast' }]);
    // Talking does not prove anything.
    const talk = setInterval(() => idle[0]?.send(Uint8Array.of(1, 2, 3)), 50);
    for (const socket of idle) if (socket.readyState !== WebSocket.CLOSED) await closed(socket);
    clearInterval(talk);

    // A stranger's token does not prove anything either; a member's does.
    const stranger = new Browser(url, ProjectId.parse('none'), 'x'.repeat(32));
    await until(() => stranger.reasons.length > 0, 'the stranger is told');
    expect(stranger.reasons[0]).toMatch(/^unauthenticated: /);
    stranger.close();
    upgrades.close();
    await collaboration.close();
    await close();
    await server.stop();
  }, 30_000);

  test('is one of a hundred that a person may hold', () => {
    const sockets = new OpenSockets({ aPerson: 2 });
    const [ada, bob] = [UserId.parse('ada'), UserId.parse('bob')];
    const request = () => new Request(`http://localhost/${documentName(ProjectId.parse('p'))}`);
    const [first, second, third, other] = [request(), request(), request(), request()];
    for (const one of [first, second, third, other]) sockets.opened(one, () => {});
    sockets.proven(first, ada);
    // A second document on the same socket is the same socket.
    sockets.proven(first, ada);
    sockets.proven(second, ada);
    expect(() => sockets.proven(third, ada)).toThrow(expect.objectContaining({ kind: 'too-fast' }));
    expect(() => sockets.proven(other, bob)).not.toThrow();
    sockets.closed(first);
    sockets.closed(first);
    expect(() => sockets.proven(third, ada)).not.toThrow();
    for (const one of [second, third, other]) sockets.closed(one);
    expect(sockets.hasRoom()).toBe(true);
  });
});
