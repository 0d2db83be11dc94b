import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { DailiesError } from '@dailies/shared/errors';
import type { OidcEnvironment, RateLimits } from '@dailies/shared/environment';
import { newId } from '@dailies/shared/ids';
import type { MediaStore } from '@dailies/media-store';
import type { Sql } from '@dailies/migrations';
import { BACKEND_CREDENTIALS, SecretBox, WEBHOOK_SECRETS } from '@dailies/outbound';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { createAuth } from './auth/createAuth.ts';
import { SignOn } from './auth/SignOn.ts';
import { type Account, createAuthenticate } from './auth/index.ts';
import type { ContentCredentials } from './credentials/ContentCredentials.ts';
import type { Documents } from './collaboration/Documents.ts';
import type { Database } from './db/openDatabase.ts';
import type { AppEnv } from './http/AppEnv.ts';
import { createApp } from './http/app.ts';
import { RequestBudgets } from './http/middleware/RequestBudgets.ts';
import { FileExaminer } from './media/examine/FileExaminer.ts';
import { UploadSpool } from './media/spool/UploadSpool.ts';
import { UploadTurns } from './media/spool/UploadTurns.ts';
import type { Services, StorageRules } from './Services.ts';

/** What a server is given; everything else it makes itself. */
export interface ServerParts {
  readonly db: Database;
  readonly sql: Sql;
  readonly documents: Documents;
  readonly store: MediaStore;
  /** The folder for files that come. */
  readonly uploadFolder: string;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly authSecret: string;
  readonly publicUrl: string | null;
  readonly tldrawLicenseKey: string | null;
  readonly openSignUp: boolean;
  readonly storage: StorageRules;
  readonly runnerConcurrency: number;
  /** Null: nobody signs in by an identity provider. */
  readonly oidc: OidcEnvironment | null;
  readonly onOwnerCreated: (owner: Account) => Promise<void>;
  /** Signs takes' files. Left out, or null: they are not signed. */
  readonly credentials?: ContentCredentials | null;
  /** Left out: any number of requests. */
  readonly rateLimits?: RateLimits;
  /** Milliseconds since 1970 UTC; the system's clock unless a test turns one. */
  readonly now?: () => number;
}

const UNLIMITED: RateLimits = { person: null, token: null, address: null };

export function createServices(given: ServerParts): Services {
  const { authSecret, oidc, uploadFolder, rateLimits = UNLIMITED, credentials = null, ...parts } = given;
  const { db, log, publicUrl } = parts;
  const authOptions = { db, secret: authSecret, publicUrl, log };
  return {
    ...parts,
    auth: createAuth({ ...authOptions, oidc: null }),
    signOn: oidc === null ? null : new SignOn(oidc, authOptions),
    authenticate: createAuthenticate(db),
    webhookSecrets: new SecretBox(authSecret, WEBHOOK_SECRETS),
    backendCredentials: new SecretBox(authSecret, BACKEND_CREDENTIALS),
    budgets: new RequestBudgets(rateLimits, parts.now ?? Date.now),
    spool: new UploadSpool(uploadFolder),
    turns: new UploadTurns(),
    examiner: new FileExaminer(),
    credentials,
    now: parts.now ?? Date.now,
    newId: () => newId((bytes) => crypto.getRandomValues(bytes)),
  };
}

/** Takes over a WebSocket upgrade at `/collab`. */
export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const COLLAB_PATH = '/collab';

/** How long a server waits for a client, so that nobody holds its sockets for nothing. */
interface Patience {
  /** For the headers of a request, from its first byte or from the connection's beginning. */
  readonly headersMs: number;
  /** For a body, after this long: it comes at `leastBytesASecond` on average, however long it is. */
  readonly bodyGraceMs: number;
  readonly leastBytesASecond: number;
  /** Without a byte either way, once a request is there. */
  readonly standstillMs: number;
  /** How often requests that are late are looked for. */
  readonly lookMs: number;
}

/** A film that is paused for longer than the standstill asks for its rest again. */
const PATIENCE: Patience = {
  headersMs: 20_000,
  bodyGraceMs: 30_000,
  leastBytesASecond: 10_000,
  standstillMs: 120_000,
  lookMs: 5_000,
};

/** Cuts a request off whose body trickles. */
function watchBody(request: IncomingMessage, response: ServerResponse, patience: Patience): void {
  const { 'content-length': length = '0', 'transfer-encoding': chunked } = request.headers;
  if (length === '0' && chunked === undefined) return;
  const begunMs = performance.now();
  const { bytesRead } = request.socket;
  const look = (): void => {
    const passedMs = performance.now() - begunMs;
    if (request.complete) clearInterval(timer);
    else if (passedMs > patience.bodyGraceMs) {
      const least = (passedMs / 1_000) * patience.leastBytesASecond;
      if (request.socket.bytesRead - bytesRead < least) request.socket.destroy();
    }
  };
  const timer = setInterval(look, patience.lookMs).unref();
  response.once('close', () => clearInterval(timer));
}

/** The path of a request line as a client wrote it. Not parsed as a URL: it need not be one (`//`). */
const pathOf = (target: string | undefined): string | undefined => target?.split('?', 1)[0];

/** Answers, and closes both ways: a client that keeps its half open keeps nothing here. */
function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => {});
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** An app as a server of Node, not listening yet. */
export function httpServer(app: Hono<AppEnv>, patience = PATIENCE): Server {
  const listener = getRequestListener(app.fetch);
  // The listener answers its own failures, so nobody waits for it.
  const server = createHttpServer({ connectionsCheckingInterval: patience.lookMs }, (request, response) => {
    watchBody(request, response, patience);
    void listener(request, response);
  });
  server.headersTimeout = patience.headersMs;
  // A body has no time of its own: a project of gigabytes may be imported.
  server.requestTimeout = 0;
  server.setTimeout(patience.standstillMs);
  return server;
}

/** The HTTP server, not listening yet: the app, and the upgrade of `/collab`. */
export function createServer(services: Services, clientFolder: string, handleUpgrade: HandleUpgrade): Server {
  const app = createApp(services, clientFolder);
  const server = httpServer(app);
  server.on('upgrade', (request, socket, head) => {
    if (pathOf(request.url) !== COLLAB_PATH) {
      refuseUpgrade(socket, '404 Not Found');
      return;
    }
    try {
      handleUpgrade(request, socket, head);
    } catch (error) {
      const isFull = error instanceof DailiesError && error.code === 'too-fast';
      if (!isFull) services.log.error({ err: error }, 'an upgrade failed');
      refuseUpgrade(socket, isFull ? '503 Service Unavailable' : '500 Internal Server Error');
    }
  });
  return server;
}
