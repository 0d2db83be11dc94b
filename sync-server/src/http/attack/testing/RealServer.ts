import { mkdtemp, rm } from 'node:fs/promises';
import { connect as connectSocket, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { parseEnvironment, type Variables } from '@dailies/shared/environment';
import { unwrap } from '@dailies/shared/errors';
import { type Logger, pino } from 'pino';
import { serializeError } from '@dailies/telemetry';
import { type RunningServer, startServer } from '../../../startServer.ts';

/** The whole server on a port of this machine, with its log kept. */
export class RealServer {
  readonly port: number;
  readonly database: TestDatabase;
  readonly #log: string[];
  readonly #close: () => Promise<void>;

  private constructor(port: number, database: TestDatabase, log: string[], close: () => Promise<void>) {
    this.port = port;
    this.database = database;
    this.#log = log;
    this.#close = close;
  }

  static async start(variables: Variables = {}): Promise<RealServer> {
    const database = await createTestDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'dailies-attack-'));
    const lines: string[] = [];
    const log: Logger = pino(
      { level: 'trace', serializers: { err: serializeError } },
      { write: (line) => void lines.push(line) },
    );
    const running: RunningServer = await startServer({
      environment: {
        ...unwrap(parseEnvironment({ DATA_DIR: folder, MEDIA_URL: `file:${join(folder, 'media')}`, ...variables })),
        databaseUrl: database.url,
        authSecret: 'a secret for tests that is long enough',
        port: 0,
      },
      log,
      onOwnerCreated: async () => {},
    });
    return new RealServer(running.port, database, lines, async () => {
      await running.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Everything that was logged, at every level. */
  get log(): string {
    return this.#log.join('');
  }

  stop(): Promise<void> {
    return this.#close();
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.origin}${path}`, { redirect: 'manual', ...init });
  }

  /** Posts JSON as a page of ours does. */
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'origin': this.origin, ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Writes bytes as they are, and gives what came back once the server closes, or after `withinMs`. */
  raw(text: string, withinMs = 2_000): Promise<string> {
    return exchange(this.port, text, withinMs);
  }
}

/** Sends bytes to a port; resolves with the answer when the other side closes, or after `withinMs`. */
export function exchange(port: number, text: string, withinMs: number): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connectSocket(port, '127.0.0.1', () => socket.write(Buffer.from(text, 'latin1')));
    let heard = '';
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(heard);
    };
    const timer = setTimeout(done, withinMs);
    socket.on('data', (data) => (heard += data.toString('latin1')));
    socket.on('error', done);
    socket.on('close', done);
  });
}
