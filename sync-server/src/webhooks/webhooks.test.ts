import { addTake, putRunFact } from '@dailies/shared/commands';
import { CreatedWebhook, Webhook, WebhookDelivery, WebhookSecret } from '@dailies/shared/http';
import { NodeId, type ProjectId, RequestId, runIdOf, takeIdOf } from '@dailies/shared/ids';
import { runMigrations } from 'graphile-worker';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Browser } from '../collaboration/testing/TestCollaboration.ts';
import { until } from '../collaboration/testing/TestCollaboration.ts';
import { NotificationFeed } from '../notifications/NotificationFeed.ts';
import { actIn, LiveApp, type LivePerson } from '../testing/LiveApp.ts';

let app: LiveApp;
let feed: NotificationFeed;
let project: ProjectId;
let dora: LivePerson;
let browser: Browser;
let hook: CreatedWebhook;
const node = NodeId.parse('sh010');

beforeAll(async () => {
  app = await LiveApp.start();
  await runMigrations({ connectionString: app.collaboration.database.url });
  feed = new NotificationFeed({ sql: app.sql, log: pino({ level: 'silent' }), now: Date.now });
  app.collaboration.collaboration.onOpened((opened, live) => feed.follow(opened, live));
});
afterAll(async () => {
  await feed.close();
  await app.stop();
});
beforeEach(async () => {
  dora = await app.person('Dora');
  project = await app.collaboration.project(dora.id);
  browser = await app.browser(project, dora);
  hook = await dora.ask(CreatedWebhook, 'POST', `/projects/${project}/webhooks`, {
    url: 'https://hooks.example.org/dailies?key=hidden',
    events: ['take.ready', 'comment.created', 'shot.status'],
  });
  actIn(browser, dora, 'director', 'createNodes', {
    nodes: [{ id: node, type: 'shot-still', pos: [0, 0], title: 'SH010' }],
  });
  await browser.saved();
});

const Body = z.object({ type: z.string(), timestamp: z.iso.datetime(), data: z.record(z.string(), z.unknown()) });

/** What waits for the webhook, the oldest first, each with its job. */
async function queued(many: number) {
  const read = () => app.sql<{ body: string; message_id: string; jobs: number }[]>`
    SELECT body, message_id, (SELECT count(*)::int FROM graphile_worker.jobs
      WHERE task_identifier = 'deliver_webhook' AND key = 'deliver_webhook:' || webhook_deliveries.id) AS jobs
    FROM webhook_deliveries WHERE webhook_id = ${hook.id} ORDER BY created_at, id`;
  await until(async () => (await read()).length >= many, `${many} deliveries`);
  const rows = await read();
  expect(rows.map(({ jobs }) => jobs)).toEqual(rows.map(() => 1));
  return rows.map(({ body, message_id: id }) => ({ id, ...Body.parse(JSON.parse(body)) }));
}

async function makeTake(): Promise<string> {
  const request = RequestId.parse('request-1');
  const run = runIdOf(request, 0);
  const take = takeIdOf(run);
  actIn(browser, dora, 'director', 'requestTakes', {
    id: request,
    node,
    kind: 'generate',
    variations: 1,
    recipe: null,
  });
  await browser.saved();
  await app.collaboration.collaboration.change(project, (doc) => {
    addTake(doc, take, {
      node,
      kind: 'image',
      media: 'a'.repeat(64) as never,
      poster: 'b'.repeat(64) as never,
      width: 64,
      height: 64,
      frames: 1,
      fps: [24, 1],
      recipe: 'c'.repeat(32) as never,
      seed: 1,
      pipeline: 'previs@1',
      by: dora.id,
      at: Date.now(),
    });
    putRunFact(doc, run, { request, node, variation: 0, state: 'succeeded', take });
  });
  return take;
}

test('a take, a comment and a status are queued with their jobs, once each', async () => {
  actIn(browser, dora, 'director', 'addComment', { id: 'c1', anchor: { on: 'node', node }, body: 'Too dark.' });
  await browser.saved();
  await queued(1);
  actIn(browser, dora, 'director', 'setStatus', { node, status: 'done' });
  await browser.saved();
  await queued(2);
  const take = await makeTake();
  const events = await queued(3);
  expect(events).toMatchObject([
    {
      type: 'comment.created',
      data: {
        project: { id: project },
        comment: { id: 'c1', by: dora.id, text: 'Too dark.' },
        node: { title: 'SH010' },
      },
    },
    {
      type: 'shot.status',
      data: {
        node: { id: node, title: 'SH010' },
        status: { id: 'done', name: 'Approved', class: 'done' },
        by: dora.id,
      },
    },
    { type: 'take.ready', data: { node: { id: node }, take: { id: take, kind: 'image', width: 64 } } },
  ]);
  expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  // An edited comment is no new one, and what is read a second time is not told again.
  actIn(browser, dora, 'director', 'editComment', { id: 'c1', body: 'Much too dark.' });
  await browser.saved();
  await feed.settle(project);
  const second = new NotificationFeed({ sql: app.sql, log: pino({ level: 'silent' }), now: Date.now });
  await app.collaboration.collaboration.read(project, (live) => second.follow(project, live));
  await second.settle(project);
  await second.close();
  expect(await queued(3)).toHaveLength(3);
});

test('what happened while nobody looked is queued when the document is loaded again', async () => {
  await feed.settle(project);
  const blind = await LiveApp.start();
  await runMigrations({ connectionString: blind.collaboration.database.url });
  const ada = await blind.person('Ada');
  const film = await blind.collaboration.project(ada.id);
  await blind.sql`INSERT INTO notification_progress (project_id, seen_at) VALUES (${film}, now())`;
  const { id } = await ada.ask(CreatedWebhook, 'POST', `/projects/${film}/webhooks`, {
    url: 'https://hooks.example.org',
    events: ['comment.created'],
  });
  const her = await blind.browser(film, ada);
  actIn(her, ada, 'director', 'addComment', { id: 'c1', anchor: { on: 'canvas', pos: [0, 0] }, body: 'Here.' });
  await her.saved();
  const later = new NotificationFeed({ sql: blind.sql, log: pino({ level: 'silent' }), now: Date.now });
  await blind.collaboration.collaboration.read(film, (live) => later.follow(film, live));
  await until(
    async () => (await blind.sql`SELECT FROM webhook_deliveries WHERE webhook_id = ${id}`).length === 1,
    'the delivery',
  );
  await later.close();
  await blind.stop();
});

test('a webhook that is off, or does not want an event, is not told of it', async () => {
  const path = `/projects/${project}/webhooks/${hook.id}`;
  await dora.ask(Webhook, 'PATCH', path, { events: ['take.ready'] });
  actIn(browser, dora, 'director', 'addComment', { id: 'c1', anchor: { on: 'node', node }, body: 'Too dark.' });
  await browser.saved();
  await feed.settle(project);
  await dora.ask(Webhook, 'PATCH', path, { events: ['comment.created'], enabled: false });
  actIn(browser, dora, 'director', 'addComment', { id: 'c2', anchor: { on: 'node', node }, body: 'Still.' });
  await browser.saved();
  await feed.settle(project);
  expect(await queued(0)).toEqual([]);
});

test('secrets are kept encrypted, shown once, and replaced; the audit log names the host alone', async () => {
  expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const path = `/projects/${project}/webhooks/${hook.id}`;
  const { secret } = await dora.ask(WebhookSecret, 'POST', `${path}/secret`);
  expect(secret).not.toBe(hook.secret);
  const [row] = await app.sql<{ secret: string; previous_secret: string; previous_until: Date }[]>`
    SELECT secret, previous_secret, previous_until FROM webhooks WHERE id = ${hook.id}`;
  const box = app.services.webhookSecrets;
  expect([box.open(row?.secret ?? ''), box.open(row?.previous_secret ?? '')]).toEqual([secret, hook.secret]);
  expect(row?.previous_until.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  const read = await (await dora.call('GET', path)).text();
  expect(read).not.toContain('whsec');
  const audit = JSON.stringify(await app.sql`SELECT * FROM audit_events WHERE project_id = ${project}`);
  expect(audit).toContain('hooks.example.org');
  expect(audit).not.toMatch(/whsec|hidden/);
});

test('a test and a delivery that is sent again wake the queue', async () => {
  const path = `/projects/${project}/webhooks/${hook.id}`;
  const sent = await dora.ask(WebhookDelivery, 'POST', `${path}/test`);
  expect(sent).toMatchObject({ type: 'test', state: 'waiting', attempts: 0 });
  await app.sql`UPDATE webhook_deliveries SET state = 'failed' WHERE id = ${sent.id}`;
  await app.sql`SELECT graphile_worker.remove_job(${`deliver_webhook:${sent.id}`})`;
  expect(await dora.ask(WebhookDelivery, 'POST', `${path}/deliveries/${sent.id}/again`)).toMatchObject({
    id: sent.id,
    state: 'waiting',
  });
  expect(await queued(1)).toMatchObject([{ type: 'test', id: `evt_${sent.id}` }]);
});

test.each(['ftp://example.org', 'https://user:pass@example.org', 'example.org/hook', 'https://', 'https://a b'])(
  '%s is no address for a webhook',
  async (url) => {
    const refused = await dora.refused('POST', `/projects/${project}/webhooks`, { url, events: ['take.ready'] });
    expect(refused.code).toBe('invalid-input');
  },
);
