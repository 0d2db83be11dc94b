import { ok, refuse, type Result } from '../errors/index.ts';
import { type LogLevel, type Variable, type VariableName, VARIABLES } from './variables.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** As it was set: a relative folder counts from the project's root. */
  readonly dataDir: string;
  /** Null: the embedded database of `dataDir`; a process started by `npm start` is always given one. */
  readonly databaseUrl: string | null;
  /** `file:` and a folder, or `s3://bucket?…`. */
  readonly mediaUrl: string;
  /** Without a slash at its end. Null: whatever address a browser came by. */
  readonly publicUrl: string | null;
  readonly tldrawLicenseKey: string | null;
  readonly redisUrl: string | null;
  readonly logLevel: LogLevel;
  /** Null: `/metrics` is on `port`, to this machine only. */
  readonly metricsPort: number | null;
  /** Null: the job-runner serves nothing. */
  readonly runnerMetricsPort: number | null;
  /** Where `runnerMetricsPort` is listened on. */
  readonly runnerMetricsHost: string;
  /** Runs at the same time in one job-runner. */
  readonly runnerConcurrency: number;
  /** Null: the machine's name. */
  readonly runnerName: string | null;
  /** Anybody may make an account, without an invitation. */
  readonly openSignUp: boolean;
  /** Null: nobody signs in by an identity provider. */
  readonly oidc: OidcEnvironment | null;
  /** Null: takes' files are not signed. */
  readonly c2pa: C2paEnvironment | null;
  /** At least 30. Null: the audit log is kept for ever. */
  readonly auditKeepDays: number | null;
  readonly mediaGraceDays: number;
  /** Null: as much as there is room for. */
  readonly projectQuotaGb: number | null;
  readonly rateLimits: RateLimits;
  /** What may be fetched from besides the public internet: hosts, host:port, addresses, networks. */
  readonly traceEndpoint: string | null;
  readonly outboundAllow: readonly string[];
  /** At least 32 characters. Null: the one kept in `dataDir`; `npm start` always passes one. */
  readonly authSecret: string | null;
}

/** Requests a minute; null: any number. */
export interface RateLimits {
  readonly person: number | null;
  readonly token: number | null;
  readonly address: number | null;
}

export interface OidcEnvironment {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client. */
  readonly clientSecret: string | null;
  /** What people call the provider. */
  readonly name: string;
}

/** Files, as they were set: relative ones count from the project's root. */
interface C2paEnvironment {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** Names of this prefix are ours to judge: one that is unknown is a mistake, never somebody else's variable. */
const PREFIX = 'DAILIES_';
const SEE_HELP = '`npm start -- --help` lists them all.';

function unknownNames(vars: Variables): string[] {
  return Object.keys(vars)
    .filter((name) => name.startsWith(PREFIX))
    .sort()
    .map((name) => {
      const meant = name.slice(PREFIX.length);
      const hint = Object.hasOwn(VARIABLES, meant) ? `; use ${meant} instead` : '';
      return `${name} is not a setting of Dailies${hint}: ${SEE_HELP}`;
    });
}

/**
 * Reads the variables of a process. One that is unset or empty takes its default. Refuses with one
 * sentence a variable that is malformed or unknown (one sentence each, where there are several);
 * the sentence never repeats the value, which may be a secret.
 */
export function parseEnvironment(vars: Variables): Result<Environment> {
  const complaints = unknownNames(vars);
  function read<T>(name: VariableName, { schema, fallback }: Variable<T>): T {
    const text = vars[name]?.trim() ?? '';
    if (text === '') return fallback;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    complaints.push(`${name} ${parsed.error.issues[0]?.message ?? 'is malformed'}: ${SEE_HELP}`);
    return fallback;
  }
  function readOidc(): OidcEnvironment | null {
    const issuer = read('OIDC_ISSUER', VARIABLES.OIDC_ISSUER);
    const clientId = read('OIDC_CLIENT_ID', VARIABLES.OIDC_CLIENT_ID);
    const clientSecret = read('OIDC_CLIENT_SECRET', VARIABLES.OIDC_CLIENT_SECRET);
    const name = read('OIDC_NAME', VARIABLES.OIDC_NAME);
    if (issuer === null && clientId === null) return null;
    if (issuer !== null && clientId !== null) return { issuer, clientId, clientSecret, name };
    complaints.push(`OIDC_ISSUER and OIDC_CLIENT_ID must be set together: ${SEE_HELP}`);
    return null;
  }
  function readC2pa(): C2paEnvironment | null {
    const certificateFile = read('C2PA_CERTIFICATE', VARIABLES.C2PA_CERTIFICATE);
    const keyFile = read('C2PA_PRIVATE_KEY', VARIABLES.C2PA_PRIVATE_KEY);
    if (certificateFile === null && keyFile === null) return null;
    if (certificateFile !== null && keyFile !== null) return { certificateFile, keyFile };
    complaints.push(`C2PA_CERTIFICATE and C2PA_PRIVATE_KEY must be set together: ${SEE_HELP}`);
    return null;
  }
  const dataDir = read('DATA_DIR', VARIABLES.DATA_DIR);
  const environment: Environment = {
    port: read('PORT', VARIABLES.PORT),
    host: read('HOST', VARIABLES.HOST),
    dataDir,
    databaseUrl: read('DATABASE_URL', VARIABLES.DATABASE_URL),
    mediaUrl: read('MEDIA_URL', VARIABLES.MEDIA_URL) ?? `file:${dataDir}/media`,
    publicUrl: read('PUBLIC_URL', VARIABLES.PUBLIC_URL)?.replace(/\/$/, '') ?? null,
    tldrawLicenseKey: read('TLDRAW_LICENSE_KEY', VARIABLES.TLDRAW_LICENSE_KEY),
    redisUrl: read('REDIS_URL', VARIABLES.REDIS_URL),
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
    metricsPort: read('METRICS_PORT', VARIABLES.METRICS_PORT),
    runnerMetricsPort: read('RUNNER_METRICS_PORT', VARIABLES.RUNNER_METRICS_PORT),
    runnerMetricsHost: read('RUNNER_METRICS_HOST', VARIABLES.RUNNER_METRICS_HOST),
    runnerName: read('RUNNER_NAME', VARIABLES.RUNNER_NAME),
    runnerConcurrency: read('RUNNER_CONCURRENCY', VARIABLES.RUNNER_CONCURRENCY),
    openSignUp: read('OPEN_SIGN_UP', VARIABLES.OPEN_SIGN_UP),
    oidc: readOidc(),
    c2pa: readC2pa(),
    auditKeepDays: read('AUDIT_KEEP_DAYS', VARIABLES.AUDIT_KEEP_DAYS),
    mediaGraceDays: read('MEDIA_GRACE_DAYS', VARIABLES.MEDIA_GRACE_DAYS),
    projectQuotaGb: read('PROJECT_QUOTA_GB', VARIABLES.PROJECT_QUOTA_GB),
    rateLimits: {
      person: read('RATE_LIMIT_PERSON', VARIABLES.RATE_LIMIT_PERSON) || null,
      token: read('RATE_LIMIT_TOKEN', VARIABLES.RATE_LIMIT_TOKEN) || null,
      address: read('RATE_LIMIT_ADDRESS', VARIABLES.RATE_LIMIT_ADDRESS) || null,
    },
    traceEndpoint: read('OTEL_EXPORTER_OTLP_ENDPOINT', VARIABLES.OTEL_EXPORTER_OTLP_ENDPOINT),
    outboundAllow: read('OUTBOUND_ALLOW', VARIABLES.OUTBOUND_ALLOW),
    authSecret: read('AUTH_SECRET', VARIABLES.AUTH_SECRET),
  };
  const ports = {
    PORT: environment.port,
    METRICS_PORT: environment.metricsPort,
    RUNNER_METRICS_PORT: environment.runnerMetricsPort,
  };
  const names = new Map<number, string>();
  for (const [name, port] of Object.entries(ports)) {
    if (port === null) continue;
    const other = names.get(port);
    if (other !== undefined)
      complaints.push(`${name} must be another port than ${other} (${port}): leave it out or choose another.`);
    names.set(port, name);
  }
  return complaints.length === 0 ? ok(environment) : refuse('invalid-input', complaints.join('\n'));
}
