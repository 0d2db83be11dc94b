import { AccessToken, AuditEvent, CreatedAccessToken, type TokenScope } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let director: TestPerson;
let harbour: TestProject;
let other: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ now: () => nowMs });
  director = await app.person();
  harbour = await app.project(director, 'Harbour');
  other = await app.project(director, 'Desert');
});
afterAll(() => app.stop());

let nowMs = Date.now();
const List = z.object({ items: z.array(AccessToken) });
const Problem = z.object({ code: z.string(), detail: z.string() });

async function make(scopes: readonly TokenScope[], more: object = {}): Promise<CreatedAccessToken> {
  const answer = await director.call('POST', '/me/tokens', { name: 'Farm', scopes, ...more });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return CreatedAccessToken.parse(await answer.json());
}
const by = (token: string, method: string, path: string, body?: unknown): Promise<Response> =>
  app.fetch(method, `/api/v1${path}`, body, { authorization: `Bearer ${token}` });
const listed = async (id: string): Promise<AccessToken | undefined> =>
  List.parse(await (await director.call('GET', '/me/tokens')).json()).items.find((token) => token.id === id);

const rename = (title: string) => ({ commands: [{ name: 'setSettings', args: { name: title } }] });
const note = (id: string) => ({
  commands: [{ name: 'addComment', args: { id, anchor: { on: 'canvas', pos: [0, 0] }, body: 'Dark.' } }],
});

describe('a token', () => {
  test('is shown once, found by scanners, and kept as nothing but its hash', async () => {
    const { token, ...kept } = await make(['generate'], { expiresInDays: 7 });
    expect(token).toMatch(/^dly_[0-9A-Za-z]{40}$/);
    expect(kept).toMatchObject({ name: 'Farm', scopes: ['read', 'generate'], projects: null, lastUsedAt: null });
    expect(Date.parse(kept.expiresAt) - nowMs).toBe(7 * 86_400_000);
    expect(await listed(kept.id)).toEqual(kept);
    const dump = JSON.stringify([
      await app.database.sql`SELECT * FROM access_tokens`,
      await app.database.sql`SELECT * FROM audit_events`,
      await app.database.sql`SELECT * FROM idempotency_keys`,
    ]);
    expect(dump).toContain(kept.id);
    expect(dump).not.toContain(token.slice(4));
  });

  test('does what its scopes say, and says what it lacks', async () => {
    const { token, id } = await make(['review']);
    expect((await by(token, 'GET', `/projects/${harbour.id}/graph`)).status).toBe(200);
    expect((await by(token, 'POST', `/projects/${harbour.id}/commands`, note('c1'))).status).toBe(200);
    const refused = await by(token, 'POST', `/projects/${harbour.id}/commands`, rename('Mine'));
    expect(refused.status).toBe(403);
    expect(Problem.parse(await refused.json()).detail).toContain('the scope "edit" (Edit)');
    expect((await by(token, 'POST', '/projects', { name: 'New' })).status).toBe(403);
    expect((await by(token, 'POST', `/projects/${harbour.id}/requests`, { node: 'x' })).status).toBe(403);
    await expect.poll(async () => (await listed(id))?.lastUsedAt).not.toBeNull();
  });

  test('reaches neither the security of its account nor other tokens, whatever its scopes', async () => {
    const { token } = await make(['review', 'edit', 'generate', 'manage']);
    for (const [method, path, body] of [
      ['GET', '/me/security'],
      ['GET', '/me/sessions'],
      ['DELETE', '/me/sessions'],
      ['PATCH', '/me', { name: 'Other' }],
      ['POST', '/me/password', { current: 'correct horse', next: 'another horse' }],
      ['POST', '/me/two-factor', { password: 'correct horse' }],
      ['GET', '/me/tokens'],
      ['POST', '/me/tokens', { name: 'Child' }],
      ['DELETE', '/me/tokens/any'],
      ['GET', '/audit'],
      ['GET', '/notifications'],
    ] as const) {
      expect((await by(token, method, path, body)).status, `${method} ${path}`).toBe(403);
    }
    const registering = await app.fetch('GET', '/api/auth/passkey/generate-register-options', undefined, {
      authorization: `Bearer ${token}`,
    });
    expect(registering.status).toBe(403);
    expect((await by(token, 'POST', '/projects', { name: 'Made by a script' })).status).toBe(201);
  });

  test('that is limited to a project knows of no other', async () => {
    const { token } = await make(['review', 'edit', 'generate', 'manage'], { projects: [harbour.id] });
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(await (await by(token, 'GET', '/projects')).json());
    expect(items).toEqual([{ id: harbour.id }]);
    expect((await by(token, 'GET', `/projects/${harbour.id}`)).status).toBe(200);
    for (const path of [`/projects/${other.id}`, `/projects/${other.id}/graph`, `/projects/${other.id}/takes`]) {
      expect((await by(token, 'GET', path)).status, path).toBe(404);
    }
    expect((await by(token, 'POST', '/projects', { name: 'New' })).status).toBe(403);
  });

  test('of a project that its person is not in is not made', async () => {
    const answer = await director.call('POST', '/me/tokens', { name: 'Spy', projects: ['nowhere'] });
    expect(answer.status).toBe(404);
  });

  test('never does more than its person may', async () => {
    const viewer = await harbour.join('viewer');
    const made = await viewer.call('POST', '/me/tokens', { name: 'All', scopes: ['edit', 'manage', 'review'] });
    const { token } = CreatedAccessToken.parse(await made.json());
    expect((await by(token, 'POST', `/projects/${harbour.id}/commands`, rename('Mine'))).status).toBe(403);
    expect((await by(token, 'POST', `/projects/${harbour.id}/archive`)).status).toBe(403);
  });

  test('ends when it is revoked, which the audit log tells', async () => {
    const { token, id } = await make([]);
    expect((await by(token, 'GET', '/me')).status).toBe(200);
    expect((await director.call('DELETE', `/me/tokens/${id}`)).status).toBe(204);
    expect((await by(token, 'GET', '/me')).status).toBe(401);
    expect((await director.call('DELETE', `/me/tokens/${id}`)).status).toBe(404);
    const audit = z
      .object({ items: z.array(AuditEvent) })
      .parse(await (await director.call('GET', '/audit?limit=2')).json());
    expect(audit.items.map(({ action, subject }) => [action, subject])).toEqual([
      ['access-token.revoked', id],
      ['access-token.created', id],
    ]);
  });

  test('ends when its time has come, and is listed as it ended', async () => {
    nowMs = Date.now() - 2 * 86_400_000;
    const { token, id } = await make([], { expiresInDays: 1 });
    nowMs = Date.now();
    expect((await by(token, 'GET', '/me')).status).toBe(401);
    expect(await listed(id)).toBeDefined();
  });

  test('that is none is refused as any other', async () => {
    expect((await by(`dly_${'a'.repeat(40)}`, 'GET', '/me')).status).toBe(401);
    expect((await by('dly_', 'GET', '/me')).status).toBe(401);
  });
});
