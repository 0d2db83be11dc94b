import { createServer, type Server } from 'node:http';
import { Backend } from '@dailies/shared/farm';
import { Pipeline } from '@dailies/shared/runs';
import { freePort } from '../processes/freePort.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A hosted provider on this machine that answers at once, so that what is measured is the queue. */
export class PixelProvider {
  readonly #server: Server;
  readonly #port: number;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.#port = port;
  }

  static async start(): Promise<PixelProvider> {
    const body = JSON.stringify({ picture: PIXEL });
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return new PixelProvider(server, port);
  }

  get backend(): Backend {
    return Backend.parse({
      id: 'bench-provider',
      title: 'A provider that answers at once',
      connection: {
        executor: 'http',
        url: `http://127.0.0.1:${this.#port}`,
        signIn: { kind: 'header', header: 'Authorization', scheme: 'Bearer' },
      },
      tags: ['bench'],
      gpuMemoryBytes: 0,
      concurrency: 16,
      runners: [],
    });
  }

  readonly pipeline = Pipeline.parse({
    id: 'bench-short',
    version: 1,
    title: 'A pixel at once',
    module: 'shot-still',
    tiers: ['low'],
    runner: {
      executor: 'http',
      values: {},
      media: {},
      submit: { method: 'POST', path: '/pixel', body: {}, keep: {} },
      result: { at: '/picture', as: 'base64', kind: 'image' },
      problem: { sentence: [], code: [] },
    },
    requirements: { tags: ['bench'], gpuMemoryBytes: 0 },
    timeoutSeconds: 60,
  });

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
