import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers as a test says, and remembers what it was asked. */
export class TestServer {
  readonly url: string;
  readonly asked: { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  readonly #server: Server;

  private constructor(server: Server, port: number, asked: TestServer['asked']) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
    this.asked = asked;
  }

  /** `handlers` answer one after the other; the last one answers all the rest. */
  static async start(...handlers: readonly Handler[]): Promise<TestServer> {
    const asked: TestServer['asked'] = [];
    const server = createServer((request, response) => {
      const handler = handlers[Math.min(asked.length, handlers.length - 1)];
      asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
      request.resume();
      request.on('end', () => handler?.(request, response));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no free port.');
    return new TestServer(server, address.port, asked);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** Answers JSON. */
export const json =
  (body: unknown, status = 200, type = 'application/json', headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
  };

/** Answers a problem, as the API does. */
export const problem = (status: number, code: string, detail: string, headers: Record<string, string> = {}): Handler =>
  json(
    { type: `urn:dailies:problem:${code}`, title: code, status, detail, code },
    status,
    'application/problem+json',
    headers,
  );

/** Breaks the connection without an answer. */
export const broken: Handler = (request) => request.socket.destroy();
