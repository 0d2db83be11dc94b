import { guardFetch, OutboundRules } from '@dailies/outbound';
import { DailiesError } from '@dailies/shared/errors';
import { createLog, startTracing } from '@dailies/telemetry';
import { seedDemo } from './actions/demo/seedDemo.ts';
import { outboundPlaces, readEnvironment } from './env.ts';
import { routeConsole } from './routeConsole.ts';
import { type RunningServer, startServer } from './startServer.ts';

const EXIT_WITHIN_MS = 15_000;

const log = createLog('sync-server', 'info');
routeConsole(log);

async function start(): Promise<RunningServer> {
  const environment = readEnvironment(process.env);
  log.level = environment.logLevel;
  const stopTracing = startTracing({ service: 'sync-server', endpoint: environment.traceEndpoint });
  guardFetch(new OutboundRules(outboundPlaces(environment)));
  const server = await startServer({
    environment,
    log,
    onOwnerCreated: async (owner, services) => {
      await seedDemo(services, owner.id);
    },
  });
  log.info({ host: environment.host, port: server.port }, 'listening');
  return { port: server.port, close: () => stopAll(server, stopTracing) };
}

/** The last spans are sent after everything else has ended, well or not. */
async function stopAll(server: RunningServer, stopTracing: () => Promise<void>): Promise<void> {
  try {
    await server.close();
  } finally {
    await stopTracing();
  }
}

const starting = start();
let stopping = false;

/** Stops in good order; a second call, and a stop that hangs, end the process. */
function stop(reason: string): void {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, 'stopping');
  setTimeout(() => process.exit(1), EXIT_WITHIN_MS).unref();
  starting
    .then((server) => server.close())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    );
}

process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGINT', () => stop('SIGINT'));
// Started by a supervisor: without it nobody would stop this process.
process.on('disconnect', () => stop('the supervisor is gone'));
// A bug in something that nobody waits for must not end everybody's session.
process.on('unhandledRejection', (error) => log.error({ err: error }, 'an error that nobody waited for'));

try {
  await starting;
} catch (error) {
  if (error instanceof DailiesError) log.fatal(error.message);
  else log.fatal({ err: error }, 'the server could not start');
  process.exit(1);
}
