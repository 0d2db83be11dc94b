import { z } from 'zod';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Whole numbers as people write them: no sign, no fraction, no exponent. */
const wholeNumber = (lowest: number, highest: number, says: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, says)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest, says);

const port = wholeNumber(1, 65_535, 'must be a port number from 1 to 65535');

const requestsAMinute = wholeNumber(0, 1_000_000, 'must be a whole number of requests from 0 to 1000000');

const addressOf = (schemes: string, says: string) => z.string().regex(new RegExp(`^(?:${schemes})`), says);

/** One place: letters, digits and what names and addresses have besides, with a network's bits or without. */
const PLACE = String.raw`\s*(?:(?:\d{1,3}\.){3}\d{1,3}/(?:3[0-2]|[12]?\d)|[\da-fA-F:.]*:[\da-fA-F:.]*/(?:1[01]\d|12[0-8]|\d{1,2})|[\w.:[\]-]+)\s*`;
const OUTBOUND_PLACES = new RegExp(`^${PLACE}(?:,${PLACE})*$`);

export interface Variable<T> {
  /** Reads the text that was set; its messages continue the sentence "NAME …". */
  readonly schema: z.ZodType<T, string>;
  /** Stands in where the variable is unset or empty. */
  readonly fallback: T;
  /** The default as `--help` shows it. */
  readonly shownDefault: string;
  /** One line for `--help`. */
  readonly help: string;
}

const variable = <T>(definition: Variable<T>): Variable<T> => definition;

/** Every variable that Dailies reads, in the order in which `--help` lists them. */
export const VARIABLES = {
  PORT: variable({
    schema: port,
    fallback: 4000,
    shownDefault: '4000',
    help: 'The port that everything is served on.',
  }),
  HOST: variable({
    schema: z.string().regex(/^[\w.:%-]+$/, 'must be a host name or an address, as 127.0.0.1 or 0.0.0.0'),
    fallback: '127.0.0.1',
    shownDefault: '127.0.0.1',
    help: 'The address listened on; 0.0.0.0 lets other machines of the network join.',
  }),
  DATA_DIR: variable({
    schema: z.string(),
    fallback: '.data',
    shownDefault: '.data',
    help: 'The folder of the database, the media, the secret and the logs; relative to the project.',
  }),
  DATABASE_URL: variable<string | null>({
    schema: addressOf('postgres(?:ql)?://', 'must start with postgres:// or postgresql://'),
    fallback: null,
    shownDefault: 'the embedded PostgreSQL in DATA_DIR',
    help: 'A PostgreSQL of your own, as postgres://user:password@host:5432/name.',
  }),
  MEDIA_URL: variable<string | null>({
    schema: addressOf('file:|s3://', 'must be a folder, as file:/srv/media, or a bucket, as s3://bucket?endpoint=…'),
    fallback: null,
    shownDefault: 'file:DATA_DIR/media',
    help: 'Where media is kept: file: and a folder, or s3://bucket?endpoint=…, with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  }),
  PUBLIC_URL: variable<string | null>({
    schema: z
      .string()
      .regex(/^https?:\/\/[^/\s?#]+\/?$/, 'must be an address without a path, as https://dailies.example'),
    fallback: null,
    shownDefault: 'the address that a browser came by',
    help: 'The address that people use, where it is not the one listened on.',
  }),
  TLDRAW_LICENSE_KEY: variable<string | null>({
    schema: z.string(),
    fallback: null,
    shownDefault: 'none',
    help: "tldraw's licence key; needed only where Dailies is served over https.",
  }),
  REDIS_URL: variable<string | null>({
    schema: addressOf('rediss?://', 'must start with redis:// or rediss://'),
    fallback: null,
    shownDefault: 'none',
    help: 'For several sync-servers, which is planned; this version runs one and does not use it.',
  }),
  LOG_LEVEL: variable<LogLevel>({
    schema: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`),
    fallback: 'info',
    shownDefault: 'info',
    help: `The least severe line that is logged: ${LOG_LEVELS.join(', ')}.`,
  }),
  METRICS_PORT: variable<number | null>({
    schema: port,
    fallback: null,
    shownDefault: 'none: /metrics on PORT, to this machine only',
    help: 'A port of its own for the metrics that Prometheus collects.',
  }),
  RUNNER_METRICS_PORT: variable<number | null>({
    schema: port,
    fallback: null,
    shownDefault: 'none',
    help: "A port for the job-runner's /healthz and /metrics.",
  }),
  RUNNER_METRICS_HOST: variable({
    schema: z.string().regex(/^[\w.:%-]+$/, 'must be a host name or an address, as 127.0.0.1 or 0.0.0.0'),
    fallback: '127.0.0.1',
    shownDefault: '127.0.0.1',
    help: 'The address that RUNNER_METRICS_PORT is served on; 0.0.0.0 lets a Prometheus on another machine in.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: variable<string | null>({
    schema: addressOf('https?://', 'must be the address of an OpenTelemetry collector, as http://127.0.0.1:4318'),
    fallback: null,
    shownDefault: 'none: nothing is traced',
    help: 'Where traces from a request to its take are sent, by OTLP over HTTP.',
  }),
  RUNNER_CONCURRENCY: variable({
    schema: wholeNumber(1, 64, 'must be a whole number from 1 to 64'),
    fallback: 2,
    shownDefault: '2',
    help: 'Runs that one job-runner executes at the same time.',
  }),
  RUNNER_NAME: variable<string | null>({
    schema: z.string().regex(/^[\w.-]{1,64}$/, 'must be letters, digits, dots, hyphens and underscores, at most 64'),
    fallback: null,
    shownDefault: "the machine's name",
    help: 'What a backend names a job-runner by that alone reaches it.',
  }),
  OPEN_SIGN_UP: variable({
    schema: z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true'),
    fallback: false,
    shownDefault: 'false',
    help: 'Whether anybody who reaches the address may make an account, without an invitation.',
  }),
  OIDC_ISSUER: variable<string | null>({
    schema: z
      .string()
      .regex(/^https?:\/\/[^\s?#]+$/, "must be the address of an identity provider's issuer, as https://id.example"),
    fallback: null,
    shownDefault: 'none: people sign in with a password or a passkey',
    help: 'An OpenID Connect provider to sign in with; its redirect address is <PUBLIC_URL>/api/auth/callback/oidc.',
  }),
  OIDC_CLIENT_ID: variable<string | null>({
    schema: z.string(),
    fallback: null,
    shownDefault: 'none',
    help: 'The client id that the identity provider gave to this installation.',
  }),
  OIDC_CLIENT_SECRET: variable<string | null>({
    schema: z.string(),
    fallback: null,
    shownDefault: 'none: a public client',
    help: 'The secret of that client.',
  }),
  OIDC_NAME: variable({
    schema: z.string().max(40, 'must have at most 40 characters'),
    fallback: 'single sign-on',
    shownDefault: 'single sign-on',
    help: 'What the button says after "Sign in with".',
  }),
  C2PA_CERTIFICATE: variable<string | null>({
    schema: z.string(),
    fallback: null,
    shownDefault: 'none: nothing is signed',
    help: "A PEM file with the certificate that signs takes' files (Content Credentials), and those above it.",
  }),
  C2PA_PRIVATE_KEY: variable<string | null>({
    schema: z.string(),
    fallback: null,
    shownDefault: 'none',
    help: 'A PEM file with the private key of that certificate, without a passphrase.',
  }),
  RATE_LIMIT_PERSON: variable({
    schema: requestsAMinute,
    fallback: 6_000,
    shownDefault: '6000',
    help: 'Requests a minute that the API answers a person; 0 for any number.',
  }),
  RATE_LIMIT_TOKEN: variable({
    schema: requestsAMinute,
    fallback: 1_200,
    shownDefault: '1200',
    help: 'Requests a minute that the API answers one access token; 0 for any number.',
  }),
  RATE_LIMIT_ADDRESS: variable({
    schema: requestsAMinute,
    fallback: 600,
    shownDefault: '600',
    help: 'Requests a minute from an address where nobody is signed in; 0 for any number.',
  }),
  AUDIT_KEEP_DAYS: variable<number | null>({
    schema: wholeNumber(30, 36_500, 'must be a whole number of days from 30 to 36500'),
    fallback: null,
    shownDefault: 'none: kept for ever',
    help: 'Days after which events of the audit log are removed.',
  }),
  MEDIA_GRACE_DAYS: variable<number>({
    schema: wholeNumber(1, 3_650, 'must be a whole number of days from 1 to 3650'),
    fallback: 30,
    shownDefault: '30',
    help: 'Days after which a file is removed that nothing names any more.',
  }),
  PROJECT_QUOTA_GB: variable<number | null>({
    schema: wholeNumber(1, 1_000_000, 'must be a whole number of gigabytes from 1 to 1000000'),
    fallback: null,
    shownDefault: 'none: as much as there is room for',
    help: "Gigabytes that a project's files may take, where it has no limit of its own.",
  }),
  OUTBOUND_ALLOW: variable<readonly string[]>({
    schema: z
      .string()
      .regex(OUTBOUND_PLACES, 'must be hosts, host:port, addresses or networks as 10.1.0.0/16, with commas between')
      .transform((value) => value.split(',').map((place) => place.trim())),
    fallback: [],
    shownDefault: 'none: the public internet only',
    help: 'What may be fetched from besides the public internet: comma-separated hosts, host:port, networks as 10.1.0.0/16.',
  }),
  AUTH_SECRET: variable<string | null>({
    schema: z.string().min(32, 'must be at least 32 characters long'),
    fallback: null,
    shownDefault: 'made once and kept in DATA_DIR/secret',
    help: 'The secret that sessions are signed with; the same for every sync-server of one installation.',
  }),
} as const;

export type VariableName = keyof typeof VARIABLES;
