import { randomUUID } from 'node:crypto';
import { Asset, CreatedAccessToken, PROJECT_FILE_TYPE, TokenAnswer, TwoFactorSetup } from '@dailies/shared/http';
import { MAKERS } from '@dailies/shared/media';
import { authenticatorCode } from '../../../testing/authenticatorCode.ts';
import { PASSWORD, type TestPerson } from '../../../testing/TestApp.ts';
import type { Ask } from '../../attack/testing/Ask.ts';
import { ASSET, type World } from '../../attack/testing/World.ts';
import type { RightCall } from './RightCall.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const proofOf = ({ token }: TestPerson) => bearer(token);

/** A call by somebody new, who has a password and nothing else. */
const byNewcomer =
  (ask: (world: World, person: TestPerson) => Ask | Promise<Ask>) =>
  async (world: World): Promise<Ask> => {
    const person = await world.app.person();
    return { ...(await ask(world, person)), proof: proofOf(person) };
  };

async function passkeyOf(world: World, { id: user }: TestPerson): Promise<string> {
  const id = randomUUID();
  await world.app.database.sql`
    INSERT INTO passkey (id, user_id, name, public_key, credential_id, counter, device_type, backed_up)
    VALUES (${id}, ${user}, 'Key', 'a key', ${id}, 0, 'singleDevice', false)`;
  return `/api/v1/me/passkeys/${id}`;
}

async function setUpTwoFactor(person: TestPerson): Promise<TwoFactorSetup> {
  const answer = await person.call('POST', '/me/two-factor', { password: PASSWORD });
  return TwoFactorSetup.parse(await answer.json());
}

/** Proof of somebody whose second factor is on: turning it on ended the session that they had. */
async function withTwoFactor(world: World): Promise<Record<string, string>> {
  const { app } = world;
  const person = await app.person();
  const { uri } = await setUpTwoFactor(person);
  await person.call('POST', '/me/two-factor/confirm', { code: await authenticatorCode(uri) });
  // As if it were longer ago: the code of this half minute may be used again.
  await app.database.sql`UPDATE two_factor SET last_step = NULL WHERE user_id = ${person.id}`;
  const signIn = { email: person.email, password: PASSWORD, code: await authenticatorCode(uri) };
  const answer = await app.fetch('POST', '/api/v1/auth/token', signIn);
  return bearer(TokenAnswer.parse(await answer.json()).access_token);
}

const accountCalls: readonly RightCall[] = [
  {
    route: 'POST /api/v1/me/password',
    standing: 'stranger',
    ask: byNewcomer(() => ({ path: '/api/v1/me/password', body: { current: PASSWORD, next: 'a new password' } })),
  },
  {
    route: 'DELETE /api/v1/me/tokens/{token}',
    standing: 'stranger',
    ask: byNewcomer(async (_world, person) => {
      const made = await person.call('POST', '/me/tokens', { name: 'Farm' });
      return { path: `/api/v1/me/tokens/${CreatedAccessToken.parse(await made.json()).id}` };
    }),
  },
  {
    route: 'DELETE /api/v1/me/sessions/{session}',
    standing: 'stranger',
    ask: byNewcomer(async ({ app }, person) => {
      const id = randomUUID();
      await app.database.sql`INSERT INTO session (id, user_id, token, expires_at)
        VALUES (${id}, ${person.id}, ${randomUUID()}, now() + interval '1 hour')`;
      return { path: `/api/v1/me/sessions/${id}` };
    }),
  },
  {
    route: 'PATCH /api/v1/me/passkeys/{passkey}',
    standing: 'stranger',
    ask: byNewcomer(async (world, person) => ({ path: await passkeyOf(world, person), body: { name: 'Desk' } })),
  },
  {
    route: 'DELETE /api/v1/me/passkeys/{passkey}',
    standing: 'stranger',
    ask: byNewcomer(async (world, person) => ({ path: await passkeyOf(world, person) })),
  },
  {
    // Beside a password it is not the last way in.
    route: 'DELETE /api/v1/me/sign-on',
    standing: 'stranger',
    ask: byNewcomer(async ({ app }, person) => {
      await app.database.sql`INSERT INTO account (id, account_id, provider_id, user_id)
        VALUES (${randomUUID()}, ${randomUUID()}, 'oidc', ${person.id})`;
      return { path: '/api/v1/me/sign-on' };
    }),
  },
  {
    route: 'POST /api/v1/me/two-factor',
    standing: 'stranger',
    ask: byNewcomer(() => ({ path: '/api/v1/me/two-factor', body: { password: PASSWORD } })),
  },
  {
    route: 'POST /api/v1/me/two-factor/confirm',
    standing: 'stranger',
    ask: byNewcomer(async (_world, person) => {
      const { uri } = await setUpTwoFactor(person);
      return { path: '/api/v1/me/two-factor/confirm', body: { code: await authenticatorCode(uri) } };
    }),
  },
  ...['disable', 'recovery-codes'].map((what): RightCall => {
    const path = `/api/v1/me/two-factor/${what}`;
    return {
      route: `POST ${path}`,
      standing: 'stranger',
      ask: async (world) => ({ path, body: { password: PASSWORD }, proof: await withTwoFactor(world) }),
    };
  }),
];

const TUS = { 'tus-resumable': '1.0.0' };

/** The address of an upload that is begun, and that nothing came of. */
async function begunUpload(world: World, sizeBytes: number): Promise<string> {
  const headers = { ...TUS, 'upload-length': String(sizeBytes) };
  const path = `/api/v1/projects/${world.project.id}/uploads`;
  const begun = await world.send('POST', { path, headers }, await world.proof('director', 'bearer'));
  return begun.headers.get('location') ?? '';
}

/** A picture of the project's, with a small poster. */
async function withPoster(world: World): Promise<string> {
  const { media } = world.project;
  const { store, sql } = world.app.services;
  const { sha256, sizeBytes } = await store.put(world.picture());
  const { version } = MAKERS.posters;
  await sql`
    INSERT INTO derivatives (source, kind, version, state, blob, size_bytes, media_type, details)
    VALUES (${media}, 'poster-small', ${version}, 'ready', ${sha256}, ${sizeBytes}, 'image/webp', '{"widthPx": 1, "heightPx": 1}')
    ON CONFLICT (source, kind, version) DO UPDATE SET state = 'ready', blob = ${sha256}, size_bytes = ${sizeBytes},
      media_type = 'image/webp', details = '{"widthPx": 1, "heightPx": 1}'`;
  return `/api/v1/media/${media}/derivatives/poster-small/${version}`;
}

const mediaCalls: readonly RightCall[] = [
  {
    route: 'GET /api/v1/media/{sha256}/derivatives/{kind}/{version}',
    standing: 'director',
    ask: async (world) => ({ path: await withPoster(world) }),
  },
  {
    // The take of the world names a file that is nowhere: here it names one that is.
    route: 'GET /api/v1/takes/{take}/file',
    standing: 'director',
    ask: async ({ app, project: { take, media } }) => {
      const file = { media, mediaType: 'image/png', kind: 'image' };
      await app.database.sql`UPDATE takes SET outcome = outcome || ${app.database.sql.json(file)} WHERE id = ${take}`;
      return { path: `/api/v1/takes/${take}/file` };
    },
  },
  {
    route: 'POST /api/v1/projects/{project}/uploads/{upload}/keep',
    standing: 'director',
    ask: async (world) => {
      const proof = await world.proof('director', 'bearer');
      const bytes = world.picture();
      const path = await begunUpload(world, bytes.length);
      const headers = { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
      await world.send('PATCH', { path, body: bytes, headers }, proof);
      return { path: `${path}/keep` };
    },
  },
];

const UPLOAD = 'a'.repeat(32);

/** Of a store that gives links: `put` is what was put by them. */
export const linkCalls = (put: Map<string, Uint8Array<ArrayBuffer>>): readonly RightCall[] => [
  {
    route: 'POST /api/v1/uploads/links',
    standing: 'director',
    ask: ({ project }) => ({ path: '/api/v1/uploads/links', body: { project: project.id, sizeBytes: 10 } }),
  },
  {
    route: 'POST /api/v1/projects/{project}/uploads/{upload}/links',
    standing: 'director',
    ask: async (world) => ({ path: `${await begunUpload(world, 10)}/links` }),
  },
  {
    route: 'POST /api/v1/uploads/links/{upload}',
    standing: 'director',
    ask: (world) => {
      put.set(UPLOAD, Uint8Array.from(world.picture()));
      return { path: `/api/v1/uploads/links/${UPLOAD}`, body: { project: world.project.id } };
    },
  },
];

const projectCalls: readonly RightCall[] = [
  {
    // A state is kept where an epoch ends, which a running collaboration does: here it is a version's.
    route: 'GET /api/v1/projects/{project}/epochs/{epoch}/state',
    standing: 'director',
    ask: async (world) => {
      const address = await world.versionElsewhere();
      const [, project = '', version = ''] = /projects\/([^/]+)\/versions\/([^/]+)/.exec(address) ?? [];
      await world.app.database.sql`UPDATE document_versions SET kind = 'epoch' WHERE id = ${version}`;
      return { path: `/api/v1/projects/${project}/epochs/1/state` };
    },
  },
  {
    route: 'POST /api/v1/projects/import',
    standing: 'director',
    ask: async (world) => {
      const path = `/projects/${await world.anotherProject()}/export`;
      const file = await world.person('director').call('POST', path);
      return {
        path: '/api/v1/projects/import',
        body: Buffer.from(await file.arrayBuffer()),
        headers: { 'content-type': PROJECT_FILE_TYPE },
      };
    },
  },
  {
    // By whoever directs the project and is the owner of the installation.
    route: 'POST /api/v1/assets/{asset}/promote',
    standing: 'owner',
    ask: async (world) => {
      const own = world.person('owner');
      const { id } = await world.app.project(own);
      const made = await own.call('POST', `/projects/${id}/assets`, ASSET);
      return { path: `/api/v1/assets/${Asset.parse(await made.json()).id}/promote` };
    },
  },
];

/** Calls that succeed, of routes that the rows of who may what only try in vain. */
export const refusedElsewhere: readonly RightCall[] = [...accountCalls, ...mediaCalls, ...projectCalls];
