import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Child } from '../processes/Child.ts';
import { freePort } from '../processes/freePort.ts';
import { until } from '../load/until.ts';
import type { BenchServer, ServerName } from './BenchServer.ts';

const READY_WITHIN_MS = 30_000;

export interface ServersParts {
  readonly databaseUrl: string;
  /** Data, media and logs; temporary. */
  readonly folder: string;
  readonly profileFolder: string | null;
  /** What our server signs its cookies with. */
  readonly authSecret: string;
}

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** What both of our processes are told, as `npm start` tells them. */
const installation = ({ databaseUrl, folder }: ServersParts): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  DATA_DIR: folder,
  MEDIA_URL: pathToFileURL(join(folder, 'media')).href,
  LOG_LEVEL: 'warn',
});

interface Definition {
  readonly name: ServerName;
  readonly provider: BenchServer['provider'];
  readonly main: string;
  readonly path: string;
  readonly readyPath: string;
  readonly env: Readonly<Record<string, string>>;
}

const definitions = (parts: ServersParts): readonly Definition[] => [
  {
    name: 'dailies',
    provider: 'hocuspocus',
    main: pathOf('../../../sync-server/src/main.ts'),
    path: '/collab',
    readyPath: '/readyz',
    env: { ...installation(parts), AUTH_SECRET: parts.authSecret },
  },
  {
    name: 'hocuspocus',
    provider: 'hocuspocus',
    main: pathOf('hocuspocusMain.ts'),
    path: '',
    readyPath: '/',
    env: {},
  },
  {
    name: 'y-websocket',
    provider: 'y-websocket',
    main: pathOf('yWebsocketMain.ts'),
    path: '',
    readyPath: '/',
    env: {},
  },
];

/** Starts every server, on a loopback port of its own. What was started is handed to `started` at once, to be stopped. */
export async function startServers(parts: ServersParts, started: (child: Child) => void): Promise<BenchServer[]> {
  const { folder, profileFolder } = parts;
  return Promise.all(
    definitions(parts).map(async ({ name, provider, main, path, readyPath, env }) => {
      const port = await freePort();
      const child = new Child({
        name,
        main,
        logFile: join(folder, `${name}.log`),
        profileFolder,
        tellsMemory: true,
        env: { ...env, HOST: '127.0.0.1', PORT: String(port) },
      });
      started(child);
      const ready = until(
        () => answers(`http://127.0.0.1:${port}${readyPath}`),
        () => `${name} answers`,
        READY_WITHIN_MS,
      );
      await child.whileAlive(ready);
      return { name, provider, child, url: `ws://127.0.0.1:${port}${path}` };
    }),
  );
}

/** Starts a real job-runner beside the sync-server. */
export async function startRunner(parts: ServersParts, started: (child: Child) => void): Promise<Child> {
  const child = new Child({
    name: 'job-runner',
    main: pathOf('../../../job-runner/src/main.ts'),
    logFile: join(parts.folder, 'job-runner.log'),
    profileFolder: parts.profileFolder,
    // Backends under measurement are on this machine.
    env: { ...installation(parts), OUTBOUND_ALLOW: '127.0.0.1' },
  });
  started(child);
  let isReady = false;
  child.onMessage(() => {
    isReady = true;
  });
  await child.whileAlive(
    until(
      () => isReady,
      () => 'the job-runner takes runs',
      READY_WITHIN_MS,
    ),
  );
  return child;
}
