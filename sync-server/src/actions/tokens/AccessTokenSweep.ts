import type { Sql } from '@dailies/migrations';
import { CHANNELS } from '@dailies/shared/runs';
import type { Logger } from 'pino';

const EVERY_MS = 30_000;
/** Told more than once, so that a look that failed is made up for. */
const TOLD_FOR = '3 minutes';
const KEPT_EXPIRED = '90 days';

/** Closes what tokens opened that have expired since, within half a minute, and forgets tokens that expired long ago. */
export class AccessTokenSweep {
  readonly #timer: NodeJS.Timeout;
  #underWay: Promise<void> = Promise.resolve();

  constructor(sql: Sql, log: Logger) {
    const sweep = async (): Promise<void> => {
      try {
        await sweepAccessTokens(sql);
      } catch (error) {
        log.error({ err: error }, 'expired tokens could not be looked for');
      }
    };
    this.#timer = setInterval(() => {
      this.#underWay = sweep();
    }, EVERY_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }
}

export async function sweepAccessTokens(sql: Sql): Promise<void> {
  await sql`SELECT pg_notify(${CHANNELS.sessionEnded}, id) FROM access_tokens
    WHERE expires_at BETWEEN now() - ${TOLD_FOR}::interval AND now()`;
  await sql`DELETE FROM access_tokens WHERE expires_at < now() - ${KEPT_EXPIRED}::interval`;
}
