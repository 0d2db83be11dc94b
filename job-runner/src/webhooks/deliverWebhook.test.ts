import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import {
  guardFetch,
  makeWebhookSecret,
  OutboundRules,
  SecretBox,
  signWebhook,
  WEBHOOK_SECRETS,
} from '@dailies/outbound';
import { DELIVERY_ATTEMPTS } from '@dailies/shared/http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliverWebhook } from './deliverWebhook.ts';

const secrets = new SecretBox('a secret for tests that is long enough', WEBHOOK_SECRETS);
const secret = makeWebhookSecret();
const previous = makeWebhookSecret();

let database: TestDatabase;
let receiver: Server;
let port: number;
const got: { headers: IncomingHttpHeaders; body: string }[] = [];
let answers: { status: number; text?: string; location?: string }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const { sql } = database;
  await sql`INSERT INTO "user" (id, name, email) VALUES ('ada', 'Ada', 'ada@example.org')`;
  await sql`INSERT INTO projects (id, name, created_by) VALUES ('film', 'Film', 'ada')`;
  await sql`INSERT INTO members (project_id, user_id, role) VALUES ('film', 'ada', 'director')`;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      const { status, text = '', location } = answers.shift() ?? { status: 204 };
      response.writeHead(status, location === undefined ? {} : { location }).end(text);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  port = (receiver.address() as AddressInfo).port;
  guardFetch(new OutboundRules([`127.0.0.1:${port}`]));
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await database.drop();
});
beforeEach(() => {
  got.length = 0;
  answers = [];
});

let made = 0;
async function deliveryTo(url: string, { type = 'take.ready', isRotated = false } = {}): Promise<string> {
  made += 1;
  const { sql } = database;
  const id = `d${made}`;
  await sql`INSERT INTO webhooks (id, project_id, url, events, secret, previous_secret, previous_until, created_by)
    VALUES (${`w${made}`}, 'film', ${url}, '["take.ready"]', ${secrets.seal(secret)},
      ${isRotated ? secrets.seal(previous) : null}, ${isRotated ? new Date(Date.now() + 60_000) : null}, 'ada')`;
  await sql`INSERT INTO webhook_deliveries (id, webhook_id, message_id, type, body)
    VALUES (${id}, ${`w${made}`}, ${`evt_${id}`}, ${type}, ${`{"type":"${type}","n":${made}}`})`;
  return id;
}
const here = (): string => `http://127.0.0.1:${port}/hook`;
const deliver = (id: string, attempt = 1): Promise<void> =>
  deliverWebhook({ sql: database.sql, secrets }, id, { attempt });
const standing = async (id: string) => {
  const [row] = await database.sql<{ state: string; attempts: number; status: number | null; answer: string | null }[]>`
    SELECT state, attempts, status, answer FROM webhook_deliveries WHERE id = ${id}`;
  return row;
};

test('what is sent is signed, as the receiver makes sure by itself', async () => {
  const id = await deliveryTo(here());
  answers = [{ status: 200, text: 'thanks' }];
  await deliver(id);
  const [{ headers, body } = { headers: {}, body: '' }] = got;
  expect(headers).toMatchObject({ 'webhook-id': `evt_${id}`, 'content-type': 'application/json' });
  const timestampSeconds = Number(headers['webhook-timestamp']);
  expect(Math.abs(timestampSeconds - Date.now() / 1_000)).toBeLessThan(30);
  expect(headers).toMatchObject(signWebhook({ id: `evt_${id}`, timestampSeconds, body }, [secret]));
  expect(await standing(id)).toEqual({ state: 'delivered', attempts: 1, status: 200, answer: 'thanks' });
  // Its job may run twice, where a runner died after it was taken.
  await deliver(id);
  expect(got).toHaveLength(1);
});

test('after a rotation both secrets sign', async () => {
  const id = await deliveryTo(here(), { isRotated: true });
  await deliver(id);
  const signatures = String(got[0]?.headers['webhook-signature']).split(' ');
  expect(signatures).toHaveLength(2);
});

test('what was not taken is tried again, and given up after the last attempt', async () => {
  const id = await deliveryTo(here());
  answers = [{ status: 500, text: 'x'.repeat(2_000) }, { status: 503 }, { status: 500 }];
  await expect(deliver(id)).rejects.toThrow('500');
  expect(await standing(id)).toMatchObject({ state: 'waiting', attempts: 1, status: 500, answer: 'x'.repeat(300) });
  await expect(deliver(id, 2)).rejects.toThrow('503');
  await deliver(id, DELIVERY_ATTEMPTS);
  expect(await standing(id)).toMatchObject({ state: 'failed', attempts: 3 });
  // Sent again by hand, under the same id.
  await database.sql`UPDATE webhook_deliveries SET state = 'waiting' WHERE id = ${id}`;
  await deliver(id);
  expect(await standing(id)).toMatchObject({ state: 'delivered', status: 204 });
  expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('a redirect is not followed, and a private address not reached', async () => {
  const moved = await deliveryTo(here());
  answers = [{ status: 302, location: `http://127.0.0.1:${port}/elsewhere` }];
  await expect(deliver(moved)).rejects.toThrow('302');
  expect(got).toHaveLength(1);
  for (const url of [
    'http://127.0.0.1:8099/',
    'http://169.254.169.254/latest',
    'http://[::1]:8099/',
    'http://localhost:8099/',
  ]) {
    const id = await deliveryTo(url);
    await expect(deliver(id)).rejects.toThrow('no answer');
    expect((await standing(id))?.answer, url).toContain('OUTBOUND_ALLOW');
  }
});

test('a webhook that took nothing for three days is turned off, and whoever made it is told once', async () => {
  const id = await deliveryTo(here());
  const webhook = `w${made}`;
  await database.sql`UPDATE webhooks SET failing_since = now() - interval '73 hours' WHERE id = ${webhook}`;
  answers = [{ status: 410, text: 'gone' }];
  await expect(deliver(id)).rejects.toThrow('410');
  const read = () => database.sql`SELECT enabled, disabled_why FROM webhooks WHERE id = ${webhook}`;
  expect(await read()).toMatchObject([{ enabled: false, disabled_why: expect.stringContaining('gone') }]);
  const told = await database.sql`SELECT user_id, kind, subject FROM notifications`;
  expect(told).toMatchObject([
    { user_id: 'ada', kind: 'webhook-off', subject: { text: expect.stringContaining('127.0.0.1') } },
  ]);
  await deliver(id, 2);
  expect(await standing(id)).toMatchObject({ state: 'failed', answer: 'The webhook is turned off.' });
  expect(got).toHaveLength(1);
});

test('a test is sent once, whatever comes of it, also to a webhook that is off', async () => {
  const id = await deliveryTo(here(), { type: 'test' });
  await database.sql`UPDATE webhooks SET enabled = false WHERE id = ${`w${made}`}`;
  answers = [{ status: 500 }];
  await deliver(id);
  expect(await standing(id)).toMatchObject({ state: 'failed', status: 500 });
});
