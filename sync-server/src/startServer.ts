import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MediaStore, openMediaStore } from '@dailies/media-store';
import { connect } from '@dailies/migrations';
import { runMigrations } from 'graphile-worker';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { z } from 'zod';
import { AuditSweep } from './actions/audit/AuditSweep.ts';
import { AccessTokenSweep } from './actions/tokens/AccessTokenSweep.ts';
import { type Account, createAuthenticate, isSameOrigin } from './auth/index.ts';
import { NotificationSweep } from './actions/notifications/NotificationSweep.ts';
import { UploadSweep } from './actions/uploads/UploadSweep.ts';
import { CollectionSweep } from './actions/storage/CollectionSweep.ts';
import { foldTimeline } from './actions/timeline/foldTimeline.ts';
import { HistorySweep } from './actions/versions/HistorySweep.ts';
import { Collaboration } from './collaboration/Collaboration.ts';
import { ContentCredentials } from './credentials/ContentCredentials.ts';
import { createServer, createServices, httpServer } from './createServer.ts';
import { DerivativeNews } from './derivatives/DerivativeNews.ts';
import { Dispatcher } from './dispatch/Dispatcher.ts';
import { mirrorName } from './dispatch/mirrorName.ts';
import { observeQueue } from './dispatch/observeQueue.ts';
import { openDatabase } from './db/openDatabase.ts';
import { publishPipelines } from './db/publishPipelines.ts';
import { waitForSchema } from './db/waitForSchema.ts';
import { PROJECT_ROOT, type ServerEnvironment } from './env.ts';
import { metricsRoutes } from './http/routes/metrics/metricsRoutes.ts';
import { UploadSpool } from './media/spool/UploadSpool.ts';
import { NotificationFeed } from './notifications/NotificationFeed.ts';
import type { Services } from './Services.ts';

/** Connections that the system keeps until they are accepted: a whole studio coming back at once, where Node's default is 511. */
const LISTEN_BACKLOG = 4_096;

export interface StartOptions {
  readonly environment: ServerEnvironment;
  readonly log: Logger;
  /** Runs once, after the first account was made. */
  readonly onOwnerCreated: (owner: Account, services: Services) => Promise<void>;
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
  server.listen({ port, host, backlog: LISTEN_BACKLOG });
  // `once` rejects with the error that ends the attempt, such as a port that is taken.
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Follows the requests under way; the promise ends when there are none, or when it took too long. */
function followRequests(server: Server): () => Promise<void> {
  let underWay = 0;
  server.on('request', (_request, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
  });
  return async () => {
    const until = performance.now() + DRAIN_MS;
    while (underWay > 0 && performance.now() < until) await sleep(20);
  };
}

/** What signs takes' files; null where no certificate is set. */
async function openCredentials({ c2pa }: ServerEnvironment, folder: string, log: Logger) {
  if (c2pa === null) return null;
  const files = {
    certificateFile: resolve(PROJECT_ROOT, c2pa.certificateFile),
    keyFile: resolve(PROJECT_ROOT, c2pa.keyFile),
  };
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(PROJECT_ROOT, 'package.json'), 'utf8')));
  return ContentCredentials.open(files, { spool: new UploadSpool(folder), log, nowMs: Date.now(), version });
}

/** Pages speak to a bucket only where its rules let them; without, everything comes and goes through Dailies. */
async function letPagesIn({ links }: MediaStore, publicUrl: string | null, log: Logger): Promise<void> {
  if (links === null) return;
  const allowed = await links.allowPages(publicUrl);
  if (allowed === 'set') log.info({ origin: publicUrl ?? 'any' }, 'pages may speak to the bucket now (CORS)');
  if (allowed === 'refused') {
    log.info(
      'the account may not say which pages speak to the bucket (CORS): allow PUT and GET there, or files go through Dailies',
    );
  }
}

/** Composes everything and listens. Throws where it cannot start; then nothing is left open. */
export async function startServer({ environment, log, onOwnerCreated }: StartOptions): Promise<RunningServer> {
  const { databaseUrl, publicUrl, authSecret, tldrawLicenseKey, openSignUp, oidc, rateLimits } = environment;
  // What is opened is closed in the reverse order, when the server stops and where it cannot start.
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) {
      await closer().catch((error: unknown) => log.error({ err: error }, 'something did not close well'));
    }
  };
  try {
    const uploadFolder = join(resolve(PROJECT_ROOT, environment.dataDir), 'uploads');
    const credentials = await openCredentials(environment, uploadFolder, log);
    const sql = connect(databaseUrl, { applicationName: 'dailies-sync-server' });
    closers.push(() => sql.end({ timeout: 5 }));
    await waitForSchema(sql, SCHEMA_WITHIN_MS);
    // The queue's own tables: requests are dispatched before a runner may have started.
    await runMigrations({ connectionString: databaseUrl });
    const { db, close: closeDatabase } = openDatabase(databaseUrl);
    closers.push(closeDatabase);
    await publishPipelines(db, join(PROJECT_ROOT, 'infra/pipelines'));
    const store = await openMediaStore(environment.mediaUrl);
    await letPagesIn(store, publicUrl, log);
    const metrics = new Registry();
    collectDefaultMetrics({ register: metrics, prefix: 'dailies_' });

    const documents = await Collaboration.open({
      databaseUrl,
      sql,
      authenticate: createAuthenticate(db),
      isOwnOrigin: (headers) => isSameOrigin(headers, publicUrl),
      log,
      metrics,
    });
    closers.push(() => documents.close());
    observeQueue(metrics, sql);
    const projectQuotaBytes = environment.projectQuotaGb === null ? null : environment.projectQuotaGb * 1e9;
    const dispatcher = new Dispatcher({ sql, db, documents, projectQuotaBytes }, log);
    closers.push(() => dispatcher.close());
    const derivativeNews = new DerivativeNews({ sql, documents, log });
    closers.push(() => derivativeNews.close());
    const notifications = new NotificationFeed({ sql, log, now: Date.now });
    closers.push(() => notifications.close());
    documents.onClosed((project) => notifications.closed(project));
    documents.onOpened((project, live) => {
      notifications.follow(project, live);
      dispatcher.follow(project, live);
      mirrorName(sql, log, project, live);
    });
    const services = createServices({
      db,
      sql,
      documents,
      store,
      uploadFolder,
      credentials,
      log,
      metrics,
      authSecret,
      publicUrl,
      tldrawLicenseKey,
      openSignUp,
      oidc,
      rateLimits,
      storage: {
        graceDays: environment.mediaGraceDays,
        projectQuotaBytes,
      },
      runnerConcurrency: environment.runnerConcurrency,
      onOwnerCreated: (owner) => onOwnerCreated(owner, services),
    });

    const history = new HistorySweep(services);
    closers.push(() => history.close());
    documents.onClosed((project) => history.closed(project));
    documents.setBeforeCompacting(async (project) => {
      await notifications.settle(project);
      return foldTimeline(sql, project);
    });

    const uploadSweep = new UploadSweep(services);
    closers.push(() => uploadSweep.close());
    const notificationSweep = new NotificationSweep(db, log);
    closers.push(() => notificationSweep.close());
    const tokenSweep = new AccessTokenSweep(sql, log);
    closers.push(() => tokenSweep.close());
    const collection = new CollectionSweep({ sql, store, graceDays: environment.mediaGraceDays, log });
    closers.push(() => collection.close());
    if (environment.auditKeepDays !== null) {
      const sweep = new AuditSweep(db, environment.auditKeepDays, log);
      closers.push(() => sweep.close());
    }

    const server = createServer(services, join(PROJECT_ROOT, 'client/dist'), documents.handleUpgrade);
    const requestsEnd = followRequests(server);
    closers.push(async () => {
      server.close();
      await requestsEnd();
      server.closeAllConnections();
    });
    if (environment.metricsPort !== null) {
      const metricsServer = httpServer(metricsRoutes(metrics, { toAll: true }));
      closers.push(async () => {
        metricsServer.close();
        metricsServer.closeAllConnections();
      });
      await listen(metricsServer, environment.metricsPort, environment.host);
    }
    const port = await listen(server, environment.port, environment.host);
    await dispatcher.start();
    await derivativeNews.start();
    history.start();
    return { port, close };
  } catch (error) {
    await close();
    throw error;
  }
}
