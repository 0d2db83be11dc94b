import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeVariables, parseEnvironment } from '@dailies/shared/environment';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import { localOrigin, shownOrigin } from './start/address.ts';
import { buildClient } from './start/buildClient.ts';
import { checkPort } from './start/checkPort.ts';
import { claimFolder, HOLDERS } from './start/claimFolder.ts';
import { Database } from './start/Database.ts';
import { mediaUrlOf } from './start/mediaUrlOf.ts';
import { createDatabase, DATABASE_NAME, prepareDatabase } from './start/prepareDatabase.ts';
import { readSecret } from './start/readSecret.ts';
import { Server } from './start/Server.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** How long the port of a killed predecessor may stay taken while its servers notice. */
const PREDECESSOR_MS = 5_000;
const READY_TIMEOUT_MS = 60_000;
const READY_POLL_MS = 25;
/** A server that dies this often before it was ever ready will not become ready. */
const HOPELESS_FAILURES = 3;

const HELP = `npm start

  Starts Dailies at one address, with its database and its servers. Ctrl-C stops it.
  What it keeps is in DATA_DIR.

Environment:
${describeVariables()}`;

const say = (sentence: string): void => console.log(sentence);

/** What has to be stopped, the last started first. */
const stops: (() => Promise<void>)[] = [];
let stopping: Promise<never> | null = null;

function stop(exitCode: number): Promise<never> {
  stopping ??= (async () => {
    for (const undo of stops.reverse()) await undo().catch((error: unknown) => console.error(error));
    process.exit(exitCode);
  })();
  return stopping;
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function waitUntilReady(servers: readonly Server[], condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await condition())) {
    if (stopping !== null) await stopping;
    const hopeless = servers.find((server) => server.failures >= HOPELESS_FAILURES);
    if (hopeless !== undefined) {
      throw new DailiesError('internal', `The ${hopeless.name} does not start: its log is ${hopeless.logFile}.`);
    }
    if (Date.now() > deadline) {
      throw new DailiesError(
        'internal',
        `Dailies was not ready within ${READY_TIMEOUT_MS / 1_000} s: see the logs beside ${servers[0]?.logFile}.`,
      );
    }
    await sleep(READY_POLL_MS);
  }
}

async function start(): Promise<void> {
  const environment = unwrap(parseEnvironment(process.env));
  const { host, port, metricsPort, runnerMetricsPort } = environment;
  const dataFolder = resolve(ROOT, environment.dataDir);
  const claim = await claimFolder(dataFolder, 'start', HOLDERS);
  stops.push(() => claim.release());
  const patienceMs = claim.inherited ? PREDECESSOR_MS : 0;
  await checkPort(port, host, patienceMs);
  if (metricsPort !== null) await checkPort(metricsPort, host, patienceMs);
  if (runnerMetricsPort !== null) await checkPort(runnerMetricsPort, '127.0.0.1', patienceMs);
  const logs = join(dataFolder, 'logs');
  await mkdir(logs, { recursive: true });

  let { databaseUrl } = environment;
  if (databaseUrl === null) {
    const database = new Database({
      dataFolder: join(dataFolder, 'postgres'),
      logFile: join(logs, 'postgres.log'),
      say,
    });
    stops.push(() => database.stop());
    const postgres = await database.start();
    await createDatabase(postgres.url('postgres'), DATABASE_NAME);
    databaseUrl = postgres.url(DATABASE_NAME);
  }
  await prepareDatabase(databaseUrl);
  await buildClient(ROOT, say);

  const env = {
    ...inherited(),
    PORT: String(port),
    HOST: host,
    DATA_DIR: dataFolder,
    DATABASE_URL: databaseUrl,
    MEDIA_URL: mediaUrlOf(process.env['MEDIA_URL'], dataFolder, ROOT),
    AUTH_SECRET: environment.authSecret ?? (await readSecret(dataFolder)),
    NODE_ENV: 'production',
  };
  const servers = ['sync-server', 'job-runner'].map(
    (name) =>
      new Server({
        name,
        main: join(ROOT, name, 'src/main.ts'),
        cwd: ROOT,
        env,
        logFile: join(logs, `${name}.log`),
        say,
      }),
  );
  const [syncServer, jobRunner] = servers;
  stops.push(async () => void (await Promise.all(servers.map((server) => server.stop()))));
  for (const server of servers) server.start();
  const origin = localOrigin(host, port);
  await waitUntilReady(
    servers,
    async () => jobRunner?.saidReady === true && syncServer !== undefined && (await isReady(origin)),
  );
  if (stopping !== null) await stopping;
  say(`Dailies is ready at ${environment.publicUrl ?? shownOrigin(host, port)}`);
}

/** The environment of this process; a variable without a value is left out. */
function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

const [argument] = process.argv.slice(2);
if (argument === '--help' || argument === '-h') {
  say(HELP);
  process.exit(0);
}
if (argument !== undefined) {
  console.error(`"${argument}" is not understood: \`npm start -- --help\` says what there is.`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// Started by scripts/bootstrap.mjs, whose death closes the channel.
process.on('disconnect', () => void stop(0));
// The terminal may be gone before this process is.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
try {
  await start();
} catch (error) {
  if (stopping === null) console.error(error instanceof DailiesError ? error.message : error);
  await stop(1);
}
