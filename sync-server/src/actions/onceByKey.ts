import { idempotencyKeys } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { canonicalJson, sha256Hex, type UserId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/openDatabase.ts';

export interface Call {
  readonly user: UserId;
  /** The header `Idempotency-Key`; undefined: the call is simply made. */
  readonly key: string | undefined;
  /** What is asked for: route, project and body. The same key with another call is a mistake. */
  readonly request: unknown;
}

const UNDER_WAY = 0;

/**
 * Makes a call once for a key. The key is taken before the call begins; what it answered is kept,
 * and answered again. A refusal, which changed nothing, gives the key back. Where the server died
 * within the call nobody knows whether it was done: the key then stays taken, and the sentence says
 * what to do.
 */
export async function onceByKey<Body>(
  db: Database,
  { user, key, request }: Call,
  Body: z.ZodType<Body>,
  call: () => Promise<Body>,
): Promise<Body> {
  if (key === undefined) return call();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new DailiesError(
      'invalid-input',
      'The Idempotency-Key must be 1 to 200 printable characters without blanks.',
    );
  }
  const requestHash = sha256Hex(canonicalJson(request));
  const mine = and(eq(idempotencyKeys.userId, user), eq(idempotencyKeys.key, key));
  const taken = await db
    .insert(idempotencyKeys)
    .values({ userId: user, key, requestHash, status: UNDER_WAY, response: {} })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (taken.length === 0) {
    const [kept] = await db.select().from(idempotencyKeys).where(mine);
    if (kept !== undefined && kept.requestHash !== requestHash) {
      throw new DailiesError(
        'conflict',
        'This Idempotency-Key was used for another call; use a new one for each call.',
      );
    }
    if (kept === undefined || kept.status === UNDER_WAY) {
      throw new DailiesError(
        'conflict',
        'A call with this Idempotency-Key is under way or was broken off; look whether it was done before using a new key.',
      );
    }
    return Body.parse(kept.response);
  }
  let body: Body;
  try {
    body = await call();
  } catch (error) {
    await db
      .delete(idempotencyKeys)
      .where(mine)
      .catch(() => {});
    throw error;
  }
  await db.update(idempotencyKeys).set({ status: 200, response: body }).where(mine);
  return body;
}

const Id = z.object({ id: z.string() });

/**
 * Makes once what answers a secret, which is kept nowhere: the same key a second time is a `conflict`
 * that says what was made.
 */
export async function shownOnce<Made extends { readonly id: string }>(
  db: Database,
  call: Call,
  make: () => Promise<Made>,
): Promise<Made> {
  let made: Made | null = null;
  const { id } = await onceByKey(db, call, Id, async () => {
    made = await make();
    return { id: made.id };
  });
  if (made !== null) return made;
  throw new DailiesError(
    'conflict',
    `The first call with this Idempotency-Key made "${id}" and showed its secret; take that back and make another.`,
  );
}
