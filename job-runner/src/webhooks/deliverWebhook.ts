import type { Sql, Tx } from '@dailies/migrations';
import { type SecretBox, signWebhook } from '@dailies/outbound';
import { DELIVERY_ATTEMPTS } from '@dailies/shared/http';
import { CHANNELS } from '@dailies/shared/runs';
import { DailiesError } from '@dailies/shared/errors';

/** A webhook that has not taken anything for so long is turned off. */
const PATIENCE = '3 days';
const ANSWER_WITHIN_MS = 15_000;
const ANSWER_CHARS = 300;

interface Delivery {
  readonly id: string;
  readonly webhook_id: string;
  readonly message_id: string;
  readonly type: string;
  readonly body: string;
  readonly state: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly secret: string;
  readonly previous_secret: string | null;
}

interface Answer {
  /** null: there was none. */
  readonly status: number | null;
  readonly text: string;
}

export interface DeliverParts {
  readonly sql: Sql;
  readonly secrets: SecretBox;
}

/** What went wrong in one sentence: what a library threw has its reason within. */
function reasonOf(error: unknown): string {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if (one instanceof DailiesError) return one.message;
    if (one.name === 'TimeoutError') return 'There was no answer within 15 seconds.';
    if (!(one.cause instanceof Error)) return `It could not be reached: ${one.message}.`;
  }
  return 'It could not be reached.';
}

/** The beginning of an answer, without waiting for the rest of it. */
async function beginningOf(answer: Response): Promise<string> {
  if (answer.body === null) return '';
  let text = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.length >= ANSWER_CHARS) break;
  }
  return text.replaceAll('\u0000', '').slice(0, ANSWER_CHARS);
}

async function post({ url, body, message_id: id, ...delivery }: Delivery, secrets: SecretBox): Promise<Answer> {
  try {
    const open = [delivery.secret, delivery.previous_secret].flatMap((one) =>
      one === null ? [] : [secrets.open(one)],
    );
    // The rules of what this installation fetches stand before every fetch of this process (main.ts).
    const answer = await fetch(url, {
      method: 'POST',
      // A receiver that moved is told of by its status; nothing is sent to where it points.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Dailies',
        ...signWebhook({ id, timestampSeconds: Math.floor(Date.now() / 1_000), body }, open),
      },
      body,
    });
    return { status: answer.status, text: await beginningOf(answer).catch(() => '') };
  } catch (error) {
    return { status: null, text: reasonOf(error) };
  }
}

/**
 * Sends one delivery once. Throws where it was not taken, for Graphile Worker to try again with growing
 * pauses; the last attempt ends it as failed instead. What was taken already, or has gone, is left alone.
 */
export async function deliverWebhook(
  { sql, secrets }: DeliverParts,
  id: string,
  { attempt }: { readonly attempt: number },
): Promise<void> {
  const [delivery] = await sql<Delivery[]>`
    SELECT webhook_deliveries.id, webhook_id, message_id, type, body, state, url, enabled, secret,
      CASE WHEN previous_until > now() THEN previous_secret END AS previous_secret
    FROM webhook_deliveries JOIN webhooks ON webhooks.id = webhook_id
    WHERE webhook_deliveries.id = ${id}`;
  if (delivery === undefined || delivery.state === 'delivered') return;
  // A test is asked for to find out whether it works now, so it is neither held back nor repeated.
  const isTest = delivery.type === 'test';
  if (!delivery.enabled && !isTest) {
    await sql`UPDATE webhook_deliveries SET state = 'failed', answer = 'The webhook is turned off.' WHERE id = ${id}`;
    return;
  }
  const { status, text } = await post(delivery, secrets);
  const isTaken = status !== null && status >= 200 && status < 300;
  const isLast = isTest || attempt >= DELIVERY_ATTEMPTS;
  const state = isTaken ? 'delivered' : isLast ? 'failed' : 'waiting';
  await sql.begin(async (tx) => {
    await tx`UPDATE webhook_deliveries
      SET state = ${state}, attempts = attempts + 1, status = ${status}, answer = ${text}, last_at = now()
      WHERE id = ${id}`;
    if (isTaken) {
      await tx`UPDATE webhooks SET failing_since = NULL WHERE id = ${delivery.webhook_id} AND failing_since IS NOT NULL`;
      return;
    }
    if (isTest) return;
    await tx`UPDATE webhooks SET failing_since = coalesce(failing_since, now()) WHERE id = ${delivery.webhook_id}`;
    await turnOffWhereHopeless(tx, delivery, text === '' ? `the answer was ${status ?? 'none'}` : text);
  });
  if (state === 'waiting') throw new Error(`A webhook was not taken: ${status ?? 'no answer'}.`);
}

/** Turns a webhook off that has failed for days, and tells whoever made it, as far as they are a member. */
async function turnOffWhereHopeless(sql: Tx, { webhook_id: webhook, url }: Delivery, reason: string): Promise<void> {
  const why = `Nothing was taken for three days; the last attempt: ${reason}`.slice(0, 400);
  const [off] = await sql<{ project_id: string; created_by: string }[]>`
    UPDATE webhooks SET enabled = false, disabled_why = ${why}
    WHERE id = ${webhook} AND enabled AND failing_since < now() - ${PATIENCE}::interval
    RETURNING project_id, created_by`;
  if (off === undefined) return;
  const text = `The webhook to ${new URL(url).host} took nothing for three days.`;
  await sql`
    WITH added AS (
      INSERT INTO notifications (id, user_id, project_id, kind, subject)
      SELECT ${`webhook-${webhook}-`} || extract(epoch FROM now())::bigint, members.user_id, members.project_id, 'webhook-off',
        jsonb_build_object('text', ${text}::text)
      FROM members
      WHERE members.project_id = ${off.project_id} AND members.user_id = ${off.created_by}
        AND NOT EXISTS (SELECT FROM notification_mutes
          WHERE notification_mutes.user_id = members.user_id AND kind = 'webhook-off')
      RETURNING user_id)
    SELECT pg_notify(${CHANNELS.notification}, user_id) FROM added`;
}
