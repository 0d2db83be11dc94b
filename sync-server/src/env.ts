import { resolve } from 'node:path';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import { type Environment, parseEnvironment, type Variables } from '@dailies/shared/environment';

/** The environment of a server: a database and a secret are always given to it. */
export interface ServerEnvironment extends Environment {
  readonly databaseUrl: string;
  readonly authSecret: string;
}

/** The folder that a relative `DATA_DIR` and the interface's files count from. */
export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

/** Parses the variables of this process. Throws `invalid-input` with the sentences of what is wrong. */
export function readEnvironment(vars: Variables): ServerEnvironment {
  const environment = unwrap(parseEnvironment(vars));
  const { databaseUrl, authSecret } = environment;
  if (databaseUrl === null) {
    throw new DailiesError(
      'invalid-input',
      'DATABASE_URL is needed to start the sync-server alone; `npm start` sets it.',
    );
  }
  if (authSecret === null) {
    throw new DailiesError(
      'invalid-input',
      'AUTH_SECRET is needed to start the sync-server alone; `npm start` sets it.',
    );
  }
  return { ...environment, databaseUrl, authSecret };
}

/** What is fetched from besides the public internet: what is allowed, and the identity provider that was chosen. */
export function outboundPlaces({ outboundAllow, oidc }: ServerEnvironment): string[] {
  return oidc === null ? [...outboundAllow] : [...outboundAllow, placeOf(new URL(oidc.issuer))];
}

const placeOf = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
