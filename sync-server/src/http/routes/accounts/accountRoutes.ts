import { user } from '@dailies/migrations/tables';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import { SignUp } from '@dailies/shared/http';
import { UserId } from '@dailies/shared/ids';
import { eq, sql } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { acceptInvite } from '../../../actions/invites/acceptInvite.ts';
import { inviteOfSecret } from '../../../actions/invites/readInvites.ts';
import { problemOfAuthAnswer } from '../../../auth/authAnswer.ts';
import { signUpGrant } from '../../../auth/signUpGrant.ts';
import { inviteIsOpen } from '../../../policies/invitePolicy.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';
import { problemResponse } from '../../problem.ts';
import { sentenceOf } from '../../../actions/sentenceOf.ts';

const SignedUp = z.object({ user: z.object({ id: UserId }) });
const FailedToCreate = z.object({ code: z.literal('FAILED_TO_CREATE_USER') });
/** The JSON of a request that somebody else will read again. Throws `invalid-input`. */
async function peekJson(request: Request): Promise<unknown> {
  try {
    return await request.clone().json();
  } catch (error) {
    throw new DailiesError('invalid-input', 'The body is not valid JSON; check it and send it again.', {
      cause: error,
    });
  }
}

const SignInBody = z.object({ email: z.string().max(254) });

/**
 * `/api/auth/*`: better-auth's routes. In front of them sign-in is limited, and sign-up is decided:
 * the first account is made freely, every other one with an open invitation (`invitation` in the
 * body), which then also joins its project.
 */
export function accountRoutes(services: Services, limitSignIn: LimitSignIn): Hono<AppEnv> {
  const { auth, db, log, openSignUp, now } = services;

  /** better-auth's answer; a failure in the form of every other failure. */
  async function answer(request: Request): Promise<Response> {
    const response = await auth.handler(request);
    if (response.status >= 500) {
      // better-auth hides the cause of some: where the database is away, this throws just that.
      await db.execute(sql`SELECT 1`);
      throw new DailiesError(
        'internal',
        'Something went wrong here; try again, and tell whoever runs this installation.',
      );
    }
    return response;
  }

  const presented = async (response: Response): Promise<Response> =>
    response.status < 400 ? response : problemResponse(await problemOfAuthAnswer(response));

  /** Throws where the invitation that was sent is of no use. */
  async function mayJoin(invitation: string | undefined): Promise<boolean> {
    if (invitation !== undefined) unwrap(inviteIsOpen(await inviteOfSecret(db, invitation), now()));
    return openSignUp || invitation !== undefined;
  }

  async function welcome(id: UserId, invitation: string | undefined): Promise<void> {
    if (invitation !== undefined) {
      await acceptInvite(services, invitation, id).catch((error: unknown) => {
        log.warn({ err: error, user: id }, 'a new account could not join with its invitation');
      });
    }
    const [created] = await db.select().from(user).where(eq(user.id, id));
    if (created?.installationOwner !== true) return;
    const { name, email, image } = created;
    await services.onOwnerCreated({ id, name, email, image, installationOwner: true }).catch((error: unknown) => {
      log.error({ err: error, user: id }, 'the work after the first account failed');
    });
  }

  async function signUp(c: Context<AppEnv>): Promise<Response> {
    const parsed = SignUp.safeParse(await peekJson(c.req.raw));
    if (!parsed.success) throw new DailiesError('invalid-input', sentenceOf(parsed.error, 'json'));
    const { invitation, ...account } = parsed.data;
    const grant = { mayJoin: await mayJoin(invitation) };
    const headers = new Headers(c.req.raw.headers);
    headers.delete('content-length');
    headers.set('content-type', 'application/json');
    const attempt = () =>
      signUpGrant.run(grant, () =>
        answer(new Request(c.req.raw.url, { method: 'POST', headers, body: JSON.stringify(account) })),
      );
    let response = await attempt();
    // Of two first accounts made at the same moment the index lets one fail: it is judged again, as a later one.
    if (response.status === 422 && FailedToCreate.safeParse(await response.clone().json()).success) {
      response = await attempt();
    }
    if (response.ok) await welcome(SignedUp.parse(await response.clone().json()).user.id, invitation);
    return presented(response);
  }

  const emailOf = async (request: Request): Promise<string> =>
    SignInBody.catch({ email: '' }).parse(await peekJson(request)).email;

  return new Hono<AppEnv>()
    .post('/sign-up/email', async (c) =>
      limitSignIn(
        c,
        await emailOf(c.req.raw),
        () => signUp(c),
        (response) => response.ok,
      ),
    )
    .post('/sign-in/email', async (c) =>
      limitSignIn(
        c,
        await emailOf(c.req.raw),
        async () => presented(await answer(c.req.raw)),
        (response) => response.ok,
      ),
    )
    .all('/*', async (c) => presented(await answer(c.req.raw)));
}
