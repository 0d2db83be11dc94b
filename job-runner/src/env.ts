import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import { type LogLevel, parseEnvironment } from '@dailies/shared/environment';

/** Relative folders count from here, wherever the process was started. */
const PROJECT_FOLDER = fileURLToPath(new URL('../../', import.meta.url));

/** What commands of pipelines inherit: where programs and GPUs are, never an address or a secret. */
const INHERITED = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'HOME', 'LD_LIBRARY_PATH', 'CUDA_VISIBLE_DEVICES'];

export interface RunnerEnvironment {
  readonly databaseUrl: string;
  readonly mediaUrl: string;
  readonly dataFolder: string;
  readonly programFolder: string;
  readonly concurrency: number;
  readonly runnerName: string | null;
  readonly authSecret: string | null;
  readonly projectQuotaBytes: number | null;
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** The OpenTelemetry collector that traces are sent to; null: none. */
  readonly traceEndpoint: string | null;
  /** What may be fetched from besides the public internet. */
  readonly outboundAllow: readonly string[];
  readonly commandEnvironment: Readonly<Record<string, string>>;
  readonly logLevel: LogLevel;
}

/** Reads this process's environment. Throws `invalid-input` with one sentence for each mistake in it. */
export function readEnvironment(): RunnerEnvironment {
  const { databaseUrl, mediaUrl, dataDir, runnerConcurrency, runnerMetricsPort, ...environment } = unwrap(
    parseEnvironment(process.env),
  );
  if (databaseUrl === null) {
    throw new DailiesError('invalid-input', 'The job-runner needs DATABASE_URL; `npm start` passes the embedded one.');
  }
  const relativeMedia = /^file:(?!\/)(.+)$/.exec(mediaUrl)?.[1];
  return {
    databaseUrl,
    mediaUrl: relativeMedia === undefined ? mediaUrl : `file:${resolve(PROJECT_FOLDER, relativeMedia)}`,
    dataFolder: resolve(PROJECT_FOLDER, dataDir),
    programFolder: PROJECT_FOLDER,
    concurrency: runnerConcurrency,
    runnerName: environment.runnerName,
    authSecret: environment.authSecret,
    projectQuotaBytes: environment.projectQuotaGb === null ? null : environment.projectQuotaGb * 1e9,
    metricsPort: runnerMetricsPort,
    metricsHost: environment.runnerMetricsHost,
    traceEndpoint: environment.traceEndpoint,
    outboundAllow: environment.outboundAllow,
    commandEnvironment: Object.fromEntries(
      INHERITED.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    logLevel: environment.logLevel,
  };
}
