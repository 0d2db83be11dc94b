import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { openMediaStore } from '@dailies/media-store';
import { connect, type Sql } from '@dailies/migrations';
import { createServer as createHttpServer } from 'node:http';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type Account, type Authenticate, createAuthenticate } from './auth/index.ts';
import type { Documents } from './collaboration/Documents.ts';
import { createServer, createServices, type HandleUpgrade } from './createServer.ts';
import { openDatabase } from './db/openDatabase.ts';
import { publishPipelines } from './db/publishPipelines.ts';
import { waitForSchema } from './db/waitForSchema.ts';
import { PROJECT_ROOT, type ServerEnvironment } from './env.ts';
import { metricsRoutes } from './http/routes/metrics/metricsRoutes.ts';

/** What the live documents are made of. */
export interface CollaborationParts {
  /** A plain pool: the API has one of its own, because Drizzle changes its parsers. */
  readonly sql: Sql;
  readonly databaseUrl: string;
  readonly authenticate: Authenticate;
  readonly publicUrl: string | null;
  readonly log: Logger;
  readonly metrics: Registry;
}

/** The live documents of a server, and what follows from them. */
export interface Collaboration {
  readonly documents: Documents;
  readonly handleUpgrade: HandleUpgrade;
  /** Resolves when everything that was acknowledged is durable and every document is let go. */
  close(): Promise<void>;
}

export type CreateCollaboration = (parts: CollaborationParts) => Promise<Collaboration>;

export interface StartOptions {
  readonly environment: ServerEnvironment;
  readonly log: Logger;
  readonly createCollaboration: CreateCollaboration;
  readonly onOwnerCreated: (owner: Account) => Promise<void>;
}

export interface RunningServer {
  readonly port: number;
  /** Stops taking requests, lets those under way end, writes what is unwritten, and lets go of the database. */
  close(): Promise<void>;
}

const SCHEMA_WITHIN_MS = 60_000;
/** How long requests under way may take once the server is told to stop. */
const DRAIN_MS = 5_000;

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  // `once` rejects with the error that ends the attempt, such as a port that is taken.
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(timer);
}

/** Composes everything and listens. Throws where it cannot start; then nothing is left open. */
export async function startServer({
  environment,
  log,
  createCollaboration,
  onOwnerCreated,
}: StartOptions): Promise<RunningServer> {
  const { databaseUrl, publicUrl, authSecret, tldrawLicenseKey, mediaUrl, host, port, metricsPort } = environment;
  // What is opened is closed in the reverse order, when the server stops and where it cannot start.
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) {
      await closer().catch((error: unknown) => log.error({ err: error }, 'something did not close well'));
    }
  };
  try {
    const sql = connect(databaseUrl, { applicationName: 'dailies-sync-server' });
    closers.push(() => sql.end({ timeout: 5 }));
    await waitForSchema(sql, SCHEMA_WITHIN_MS);
    const database = openDatabase(databaseUrl);
    closers.push(database.close);
    const { db } = database;
    await publishPipelines(db, join(PROJECT_ROOT, 'infra/pipelines'));
    const store = await openMediaStore(mediaUrl);
    const metrics = new Registry();
    collectDefaultMetrics({ register: metrics, prefix: 'dailies_' });

    const collaboration = await createCollaboration({
      sql,
      databaseUrl,
      authenticate: createAuthenticate(db),
      publicUrl,
      log,
      metrics,
    });
    closers.push(() => collaboration.close());
    const services = createServices({
      db,
      documents: collaboration.documents,
      store,
      log,
      metrics,
      authSecret,
      publicUrl,
      tldrawLicenseKey,
      openSignUp: environment.openSignUp,
      onOwnerCreated,
    });
    const server = createServer(services, join(PROJECT_ROOT, 'client/dist'), collaboration.handleUpgrade);
    closers.push(() => stopListening(server));
    if (metricsPort !== null) {
      const metricsServer = createHttpServer(getRequestListener(metricsRoutes(metrics, { toAll: true }).fetch));
      closers.push(() => stopListening(metricsServer));
      await listen(metricsServer, metricsPort, host);
    }
    return { port: await listen(server, port, host), close };
  } catch (error) {
    await close();
    throw error;
  }
}
