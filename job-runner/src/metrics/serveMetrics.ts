import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Registry } from 'prom-client';

const READY_WITHIN_MS = 3_000;

/**
 * `/healthz` (the process answers), `/readyz` (`isReady` resolves in time: it can take runs) and `/metrics`.
 */
export async function serveMetrics(
  { port, host }: { readonly port: number; readonly host: string },
  registry: Registry,
  isReady: () => Promise<void>,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET') response.writeHead(405).end();
    else if (request.url === '/healthz') response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
    else if (request.url === '/readyz') {
      const late = sleep(READY_WITHIN_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('late')));
      Promise.race([isReady(), late]).then(
        () => response.writeHead(200, { 'content-type': 'text/plain' }).end('ready\n'),
        () => response.writeHead(503, { 'content-type': 'text/plain' }).end('not ready\n'),
      );
    } else if (request.url === '/metrics') {
      registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    } else response.writeHead(404).end();
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
