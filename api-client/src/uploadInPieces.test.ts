import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Connection } from './Connection.ts';
import { uploadInPieces, type UploadOptions } from './uploadInPieces.ts';

const BYTES = randomBytes(20_000_000);
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

/** A server that takes one upload in pieces, and breaks connections where a test says. */
class PieceServer {
  /** Bytes that came in all, those that came twice too. */
  carried = 0;
  /** What was asked: methods, and where pieces begin. */
  readonly asked: string[] = [];
  /** With so many bytes of the upload there the connection breaks, once. */
  breakAt = Number.POSITIVE_INFINITY;
  /** An upload that was given up. */
  gone = '';
  #server: Server = createServer((request, response) => void this.#answer(request, response));
  #begun = 0;
  #chunks: Buffer[] = [];
  #received = 0;

  async start(): Promise<Connection> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no free port.');
    return new Connection(`http://127.0.0.1:${address.port}`, 'secret');
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.asked.push([method, headers['upload-offset']].filter((part) => part !== undefined).join(' '));
    const json = (status: number, body: unknown): unknown =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (method === 'PATCH') {
      try {
        for await (const chunk of request as AsyncIterable<Buffer>) {
          this.#chunks.push(chunk);
          this.#received += chunk.length;
          this.carried += chunk.length;
          if (this.#received < this.breakAt) continue;
          this.breakAt = Number.POSITIVE_INFINITY;
          request.socket.destroy();
          return;
        }
      } catch {
        return;
      }
      response.writeHead(204, { 'upload-offset': String(this.#received) }).end();
    } else if (url.endsWith('/uploads')) {
      this.#begun += 1;
      [this.#chunks, this.#received] = [[], 0];
      response.writeHead(201, { location: `${url}/upload${this.#begun}` }).end();
    } else if (url.endsWith('/keep')) {
      const hash = createHash('sha256');
      for (const chunk of this.#chunks) hash.update(chunk);
      json(201, { sha256: hash.digest('hex'), mediaType: 'video/mp4' });
    } else if (url.endsWith(`/${this.gone}`)) {
      json(410, { type: 'x', title: 'expired', status: 410, code: 'expired', detail: 'It was given up.' });
    } else json(200, { receivedBytes: this.#received });
  }
}

let folder: string;
let server: PieceServer;
let connection: Connection;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-pieces-'));
  await writeFile(join(folder, 'a.mp4'), BYTES);
  server = new PieceServer();
  connection = await server.start();
});
afterEach(async () => {
  server.stop();
  await rm(folder, { recursive: true, force: true });
});

const upload = (options?: UploadOptions) => uploadInPieces(connection, 'film', join(folder, 'a.mp4'), options);

test('goes in pieces, says how far it is, and is kept', async () => {
  const told: (readonly [number, number])[] = [];
  const begun: string[] = [];
  const stored = await upload({
    onProgress: (...bytes) => told.push(bytes),
    onBegin: (name) => Promise.resolve(void begun.push(name)),
  });
  expect(stored).toMatchObject({ sha256: SHA256 });
  expect(server.asked).toEqual(['POST', 'PATCH 0', 'PATCH 8388608', 'PATCH 16777216', 'POST']);
  expect(told.map(([bytes]) => bytes)).toEqual([0, 8_388_608, 16_777_216, BYTES.length]);
  expect(begun).toEqual(['upload1']);
});

test('goes on from where it was when the connection breaks in the middle', async () => {
  server.breakAt = 11_000_000;
  expect(await upload()).toMatchObject({ sha256: SHA256 });
  // What had come was not sent again.
  expect(server.carried).toBe(BYTES.length);
  expect(server.asked.slice(0, 4)).toEqual(['POST', 'PATCH 0', 'PATCH 8388608', 'GET']);
});

test('goes on with an upload that was begun before, and begins anew where that was given up', async () => {
  const stop = new AbortController();
  const begun: string[] = [];
  const options = { onBegin: (name: string) => Promise.resolve(void begun.push(name)) };
  await expect(
    upload({ ...options, signal: stop.signal, onProgress: (bytes) => bytes > 0 && stop.abort() }),
  ).rejects.toThrow('abort');
  expect(await upload({ ...options, begun: begun[0] })).toMatchObject({ sha256: SHA256 });
  expect(server.carried).toBe(BYTES.length);
  expect(begun).toEqual(['upload1']);

  server.gone = 'upload1';
  expect(await upload({ ...options, begun: 'upload1' })).toMatchObject({ sha256: SHA256 });
  expect(begun).toEqual(['upload1', 'upload2']);
});

test('of a file that changes meanwhile is not kept', async () => {
  const changing = upload({ onProgress: (bytes) => bytes > 0 && appendFileSync(join(folder, 'a.mp4'), 'more') });
  await expect(changing).rejects.toThrow('was changed while it was sent; upload it again.');
  expect(server.asked.at(-1)).toMatch(/^PATCH/);
});
