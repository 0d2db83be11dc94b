import { user } from '@dailies/migrations/tables';
import { DailiesError, ok, refuse, type Result, unwrap } from '@dailies/shared/errors';
import { SignUp } from '@dailies/shared/http';
import { UserId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { z } from 'zod';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import { acceptInvite } from '../../../actions/invites/acceptInvite.ts';
import { inviteOfSecret } from '../../../actions/invites/readInvites.ts';
import { sentenceOf } from '../../../actions/sentenceOf.ts';
import { AuthRefusal } from '../../../auth/AuthRefusal.ts';
import { signUpGrant } from '../../../auth/signUpGrant.ts';
import { inviteIsOpen } from '../../../policies/invitePolicy.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import { askAuth } from './askAuth.ts';

const SignedUp = z.object({ user: z.object({ id: UserId }) });

/** Whether somebody with this invitation, or none, may make an account that is not the first. */
export async function mayJoin(
  { db, openSignUp, now }: Pick<Services, 'db' | 'openSignUp' | 'now'>,
  invitation: string | null,
): Promise<Result<null>> {
  if (invitation !== null) return inviteIsOpen(await inviteOfSecret(db, invitation), now());
  if (openSignUp) return ok(null);
  return refuse(
    'forbidden',
    'An account is made with an invitation here: open the link that you were sent, or ask for one.',
  );
}

/** What follows a new account: it joins by its invitation, and the first one's installation is set up. */
export async function welcome(services: Services, id: UserId, invitation: string | null, by: string): Promise<void> {
  const { db, log } = services;
  await recordAudit(db, { action: 'account.created', actor: id, subject: id, details: { by } });
  if (invitation !== null) {
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

/**
 * `POST /api/auth/sign-up/email`: the first account is made freely, every other one with an open
 * invitation (`invitation` in the body), which then also joins its project.
 */
export async function signUp(c: Context<AppEnv>, services: Services, body: unknown): Promise<Response> {
  const parsed = SignUp.safeParse(body);
  if (!parsed.success) throw new DailiesError('invalid-input', sentenceOf(parsed.error, 'json'));
  const { invitation = null, ...account } = parsed.data;
  const granted = await mayJoin(services, invitation);
  if (invitation !== null) unwrap(granted);
  const grant = { mayJoin: async () => granted };
  const attempt = () => signUpGrant.run(grant, () => askAuth(c, services, { path: '/sign-up/email', json: account }));
  let response: Response;
  try {
    response = await attempt();
  } catch (error) {
    // Of two first accounts made at the same moment the index lets one fail: it is judged again, as a later one.
    if (!(error instanceof AuthRefusal && error.authCode === 'FAILED_TO_CREATE_USER')) throw error;
    response = await attempt();
  }
  await welcome(services, SignedUp.parse(await response.clone().json()).user.id, invitation, 'password');
  return response;
}
