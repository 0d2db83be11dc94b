import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

export const WEBHOOK_SECRETS = 'webhook secrets';

/** 256 random bits in the form of Standard Webhooks. */
export const makeWebhookSecret = (): string => PREFIX + randomBytes(32).toString('base64');

export interface Message {
  readonly id: string;
  /** Seconds since 1970 UTC at which this attempt is made. */
  readonly timestampSeconds: number;
  readonly body: string;
}

/** The headers of Standard Webhooks: one signature for each secret that is good now, the present one first. */
export function signWebhook({ id, timestampSeconds, body }: Message, secrets: readonly string[]) {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signatures.join(' '),
  };
}
