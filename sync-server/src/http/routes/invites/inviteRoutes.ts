import { DailiesError, unwrap } from '@dailies/shared/errors';
import { CreatedInvite, CreateInvite, Invite, InvitePreview, Project } from '@dailies/shared/http';
import { createRoute, z } from '@hono/zod-openapi';
import { acceptInvite, isMember } from '../../../actions/invites/acceptInvite.ts';
import { createInvite } from '../../../actions/invites/createInvite.ts';
import { inviteOfSecret, listInvites, readInvite } from '../../../actions/invites/readInvites.ts';
import { revokeInvite } from '../../../actions/invites/revokeInvite.ts';
import { shownOnce } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { readProject } from '../../../actions/projects/readProjects.ts';
import { inviteIsOpen } from '../../../policies/invitePolicy.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { limitGuesses } from '../../middleware/limitGuesses.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';
import { presentProject } from '../projects/presentProject.ts';
import { presentInvite } from './presentInvite.ts';

const SecretParams = z.object({ secret: z.string().min(1).max(200) });

/** Invitations: made, listed and withdrawn by directors; looked at and accepted by whoever holds the link. */
export function inviteRoutes(services: Services) {
  const { db, now, publicUrl, authenticate } = services;
  const middleware = signedIn(services);
  const guarded = limitGuesses(now);
  const tags = ['Invitations'];

  const create = createRoute({
    method: 'post',
    path: '/projects/{project}/invites',
    tags,
    summary: 'Invite people with a link',
    middleware,
    request: { params: ProjectParams, body: jsonBody(CreateInvite), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The invitation; its secret is shown this once.', CreatedInvite),
      default: failing('not-found', 'forbidden', 'invalid-input', 'conflict'),
    },
  });
  const list = createRoute({
    method: 'get',
    path: '/projects/{project}/invites',
    tags,
    summary: 'The invitations, newest first',
    middleware,
    request: { params: ProjectParams },
    responses: {
      200: jsonAnswer('The invitations.', z.object({ items: z.array(Invite) })),
      default: failing('not-found', 'forbidden'),
    },
  });
  const revoke = createRoute({
    method: 'delete',
    path: '/projects/{project}/invites/{invite}',
    tags,
    summary: 'Withdraw an invitation',
    middleware,
    request: { params: ProjectParams.extend({ invite: z.string().max(64) }) },
    responses: { 204: { description: 'Withdrawn.' }, default: failing('not-found', 'forbidden') },
  });
  const preview = createRoute({
    method: 'get',
    path: '/invites/{secret}',
    tags,
    summary: 'What an invitation is for; needs no account',
    middleware: guarded,
    request: { params: SecretParams },
    responses: { 200: jsonAnswer('The invitation.', InvitePreview), default: failing('not-found', 'expired') },
  });
  const accept = createRoute({
    method: 'post',
    path: '/invites/{secret}',
    tags,
    summary: 'Join with an invitation; a member stays one, in their role',
    middleware: [guarded, middleware] as const,
    request: { params: SecretParams },
    responses: { 200: jsonAnswer('The project.', Project), default: failing('not-found', 'expired') },
  });

  return createApi()
    .openapi(create, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'manageInvites');
      const body = c.req.valid('json');
      const key = c.req.valid('header')['idempotency-key'];
      const call = { user: c.var.user.id, key, request: ['POST invites', project, body] };
      const { id, secret } = await shownOnce(db, call, () => createInvite(services, project, c.var.user.id, body));
      const row = await readInvite(db, id);
      if (row === undefined) throw new DailiesError('not-found', 'The invitation is gone; make another.');
      const address = publicUrl ?? new URL(c.req.url).origin;
      return c.json({ ...presentInvite(row), secret, url: `${address}/invite/${secret}` }, 201);
    })
    .openapi(list, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'manageInvites');
      return c.json({ items: (await listInvites(db, project)).map(presentInvite) }, 200);
    })
    .openapi(revoke, async (c) => {
      const { project: asked, invite } = c.req.valid('param');
      const { project } = await accessProject(db, c.var.user.id, asked, 'manageInvites');
      await revokeInvite(db, c.var.user.id, project, invite, new Date(now()));
      return c.body(null, 204);
    })
    .openapi(preview, async (c) => {
      const invite = await inviteOfSecret(db, c.req.valid('param').secret);
      const asking = await authenticate(c.req.raw.headers);
      const member = asking !== null && (await isMember(db, invite.projectId, asking.user.id));
      if (!member) unwrap(inviteIsOpen(invite, now()));
      const { projectId: id, projectName: name, role, createdByName: invitedBy, expiresAt } = invite;
      return c.json({ project: { id, name }, role, invitedBy, expiresAt: expiresAt.toISOString(), member }, 200);
    })
    .openapi(accept, async (c) => {
      const project = await acceptInvite(services, c.req.valid('param').secret, c.var.user.id);
      const row = await readProject(db, c.var.user.id, project);
      if (row === undefined) throw new DailiesError('not-found', 'The project of this invitation is gone.');
      return c.json(presentProject(row), 200);
    });
}
