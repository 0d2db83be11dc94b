import { createHmac } from 'node:crypto';

const LIFETIME_SECONDS = 1_800;
/** Clocks differ: it is good since a moment ago. */
const SLACK_SECONDS = 5;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token of an access key, signed by its secret key: HS256 (RFC 7519), good for half an hour. */
export function signJwt(accessKey: string, secretKey: string, nowSeconds: number): string {
  const claims = { iss: accessKey, exp: nowSeconds + LIFETIME_SECONDS, nbf: nowSeconds - SLACK_SECONDS };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secretKey).update(signed).digest('base64url')}`;
}
