import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Asked } from './Asked.ts';
import { FakeJob, type Play } from './FakeJob.ts';

export type Reply =
  | { readonly status: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly bytes: Uint8Array; readonly mediaType: string }
  /** The connection breaks. */
  | 'break'
  /** No answer comes. */
  | 'hang';

/** A provider's interface: the reply to a request, or undefined where it has no such address. */
export type Interface = (asked: Asked, server: ProviderServer) => Reply | Promise<Reply> | undefined;

const JsonObject = z.record(z.string(), z.unknown());

async function askedOf(request: IncomingMessage): Promise<Asked> {
  const text = (await buffer(request)).toString('latin1');
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
  } catch {
    json = {};
  }
  return {
    method: request.method ?? '',
    host: url.hostname,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    json: JsonObject.catch({}).parse(json),
    text,
  };
}

/** A real HTTP server that behaves as a provider: its interface at 127.0.0.1, its results at 127.0.0.2. */
export class ProviderServer {
  /** What its models do with a request, by default a picture at the third poll. */
  play: (asked: Asked) => Play;
  /** Replies that come instead of the interface's, each once. */
  readonly instead: { readonly when: (asked: Asked) => boolean; readonly reply: Reply }[] = [];
  readonly asked: Asked[] = [];
  readonly jobs = new Map<string, FakeJob>();
  readonly #interface: Interface;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #port = 0;

  private constructor(provider: Interface, play: (asked: Asked) => Play) {
    this.#interface = provider;
    this.play = play;
  }

  static async open(provider: Interface, play: (asked: Asked) => Play): Promise<ProviderServer> {
    const server = new ProviderServer(provider, play);
    server.#server.listen(0, '0.0.0.0');
    await once(server.#server, 'listening');
    const address = server.#server.address();
    server.#port = typeof address === 'object' && address !== null ? address.port : 0;
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Where a job's result lies. */
  resultOf(job: FakeJob): string {
    return `http://127.0.0.2:${this.#port}/results/${job.id}?signature=of-the-result`;
  }

  begin(asked: Asked, id = `job-${this.jobs.size + 1}`): FakeJob {
    const job = new FakeJob(id, asked, this.play(asked));
    this.jobs.set(id, job);
    return job;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await askedOf(request).catch(() => null);
    if (asked === null) return;
    this.asked.push(asked);
    const index = this.instead.findIndex(({ when }) => when(asked));
    const reply = this.instead.splice(index, index < 0 ? 0 : 1)[0]?.reply ?? (await this.#replyTo(asked));
    if (reply === 'hang') return;
    if (reply === 'break') response.destroy();
    else if ('bytes' in reply) response.writeHead(200, { 'content-type': reply.mediaType }).end(reply.bytes);
    else {
      const type = reply.json === undefined ? {} : { 'content-type': 'application/json' };
      response
        .writeHead(reply.status, { ...type, ...reply.headers })
        .end(reply.json === undefined ? '' : JSON.stringify(reply.json));
    }
  }

  async #replyTo(asked: Asked): Promise<Reply> {
    if (asked.host === '127.0.0.2') {
      const job = this.jobs.get(asked.path.replace('/results/', ''));
      return job === undefined
        ? { status: 403, json: { message: 'Expired.' } }
        : { bytes: job.play.result, mediaType: 'application/octet-stream' };
    }
    return (await this.#interface(asked, this)) ?? { status: 404, json: { detail: 'Not found.' } };
  }
}
