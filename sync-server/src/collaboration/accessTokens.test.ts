import { CreatedAccessToken, type TokenScope } from '@dailies/shared/http';
import { NodeId, type ProjectId } from '@dailies/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sweepAccessTokens } from '../actions/tokens/AccessTokenSweep.ts';
import { actIn, LiveApp, type LivePerson } from '../testing/LiveApp.ts';
import { type Browser, until } from './testing/TestCollaboration.ts';

const Graph = z.record(z.string(), z.record(z.string(), z.unknown()));

let app: LiveApp;
let dora: LivePerson;
let project: ProjectId;
beforeAll(async () => {
  app = await LiveApp.start();
  dora = await app.person('Dora');
  project = await app.collaboration.project(dora.id);
});
afterAll(() => app.stop());

const make = (scopes: readonly TokenScope[], projects: readonly string[] | null = null): Promise<CreatedAccessToken> =>
  dora.ask(CreatedAccessToken, 'POST', '/me/tokens', { name: 'Script', scopes, projects });
const told = (browser: Browser): Promise<void> =>
  until(() => browser.stateless.some((message) => message.includes('"role"')), 'the role');
const refused = (browser: Browser): Promise<void> =>
  until(() => browser.reasons.some((reason) => reason.startsWith('refused:')), 'a refusal');

const nodeOf = (id: string) => ({ nodes: [{ id: NodeId.parse(id), type: 'note', pos: [0, 0] }] });

test('a token that reads follows a document and writes nothing into it', async () => {
  const browser = await app.collaboration.synced(project, (await make(['edit', 'generate'])).token);
  await told(browser);
  expect(browser.stateless).toContain(JSON.stringify({ type: 'role', role: 'viewer' }));
  actIn(browser, dora, 'director', 'createNodes', nodeOf('forged'));
  await refused(browser);
  expect((await dora.ask(Graph, 'GET', `/projects/${project}/graph`))['nodes']).toEqual({});
});

test('a token that reviews comments, and does not touch the graph', async () => {
  const browser = await app.collaboration.synced(project, (await make(['review'])).token);
  actIn(browser, dora, 'reviewer', 'addComment', { id: 'c1', anchor: { on: 'canvas', pos: [0, 0] }, body: 'Dark.' });
  await browser.saved();
  actIn(browser, dora, 'director', 'createNodes', nodeOf('forged'));
  await refused(browser);
});

test('a token that does everything writes as its person', async () => {
  const browser = await app.collaboration.synced(project, (await make(['review', 'edit', 'generate'])).token);
  actIn(browser, dora, 'director', 'createNodes', nodeOf('real'));
  await browser.saved();
  expect(Object.keys((await dora.ask(Graph, 'GET', `/projects/${project}/graph`))['nodes'] ?? {})).toEqual(['real']);
});

test('a token that is limited to another project is not let in', async () => {
  const other = await app.collaboration.project(dora.id);
  const browser = app.collaboration.browser(project, (await make(['review'], [other])).token);
  await until(() => browser.reasons.some((reason) => reason.startsWith('forbidden:')), 'a refusal');
});

test('what a token opened is closed when it is revoked, and when its time has come', async () => {
  const [revoked, expired] = [await make([]), await make([])];
  const [first, second] = [
    await app.collaboration.synced(project, revoked.token),
    await app.collaboration.synced(project, expired.token),
  ];
  await dora.call('DELETE', `/me/tokens/${revoked.id}`);
  await until(() => first.reasons.some((reason) => reason.startsWith('unauthenticated:')), 'the end');
  expect(second.reasons).toEqual([]);
  await app.sql`UPDATE access_tokens SET expires_at = now() WHERE id = ${expired.id}`;
  await sweepAccessTokens(app.sql);
  await until(() => second.reasons.some((reason) => reason.startsWith('unauthenticated:')), 'the end');
});
