import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { newId } from '@dailies/shared/ids';
import type { MediaStore } from '@dailies/media-store';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { createAuth } from './auth/createAuth.ts';
import { type Account, createAuthenticate } from './auth/index.ts';
import type { Documents } from './collaboration/Documents.ts';
import type { Database } from './db/openDatabase.ts';
import type { AppEnv } from './http/AppEnv.ts';
import { createApp } from './http/app.ts';
import type { Services } from './Services.ts';

/** What a server is given; everything else it makes itself. */
export interface ServerParts {
  readonly db: Database;
  readonly documents: Documents;
  readonly store: MediaStore;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly authSecret: string;
  readonly publicUrl: string | null;
  readonly tldrawLicenseKey: string | null;
  readonly openSignUp: boolean;
  readonly onOwnerCreated: (owner: Account) => Promise<void>;
}

export function createServices({ authSecret, ...parts }: ServerParts): Services {
  const { db, log, publicUrl } = parts;
  return {
    ...parts,
    auth: createAuth({ db, secret: authSecret, publicUrl, log }),
    authenticate: createAuthenticate(db),
    now: Date.now,
    newId: () => newId((bytes) => crypto.getRandomValues(bytes)),
  };
}

/** Takes over a WebSocket upgrade at `/collab`. */
export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const COLLAB_PATH = '/collab';

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** An app as a server of Node, not listening yet. */
export function httpServer(app: Hono<AppEnv>): Server {
  const listener = getRequestListener(app.fetch);
  // The listener answers its own failures, so nobody waits for it.
  return createHttpServer((request, response) => void listener(request, response));
}

/** The HTTP server, not listening yet: the app, and the upgrade of `/collab`. */
export function createServer(services: Services, clientFolder: string, handleUpgrade: HandleUpgrade): Server {
  const app = createApp(services, clientFolder);
  const server = httpServer(app);
  // A request's own headers and body: a client that trickles them is not waited for.
  server.headersTimeout = 20_000;
  server.requestTimeout = 300_000;
  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== COLLAB_PATH) {
      refuseUpgrade(socket, '404 Not Found');
      return;
    }
    try {
      handleUpgrade(request, socket, head);
    } catch (error) {
      services.log.error({ err: error }, 'an upgrade failed');
      refuseUpgrade(socket, '500 Internal Server Error');
    }
  });
  return server;
}
