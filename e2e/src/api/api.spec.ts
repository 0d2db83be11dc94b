import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

test.describe.configure({ mode: 'serial' });

const Typed = z.object({ type: z.string() });

let installation: Installation;
let browser: Browser;
let dora: Person;
let harbour: string;
let receiver: Server;
let address: string;
const got: { headers: IncomingHttpHeaders; body: string }[] = [];
const complaints: string[][] = [];

test.beforeAll(async () => {
  installation = await Installation.start({ OUTBOUND_ALLOW: '127.0.0.1' });
  browser = await launchBrowser();
  dora = await Person.signUp(installation.origin, 'Dora');
  harbour = await dora.createProject('Harbour');
  await dora.createProject('Desert');
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      response.writeHead(request.url === '/broken' ? 500 : 200).end(request.url === '/broken' ? 'No disk.' : 'ok');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const listening = receiver.address();
  if (listening === null || typeof listening === 'string') throw new Error('The receiver has no port.');
  address = `http://127.0.0.1:${listening.port}`;
});
test.afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  receiver?.closeAllConnections();
  receiver?.close();
});
test.afterEach(() => {
  expect(complaints.flat()).toEqual([]);
});

const open = (path: string): Promise<Page> => signedInPage(browser, installation.origin, dora, path, { complaints });

test('a token is made, does what it may where it may, and ends when it is revoked', async () => {
  const page = await open('/account');
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Render farm');
  await dialog.getByRole('checkbox', { name: 'Generate' }).check();
  await dialog.getByRole('combobox', { name: 'Projects' }).click();
  await page.getByRole('option', { name: 'Harbour' }).click();
  await page.keyboard.press('Escape');
  expect(await seriousFindings(page, 'New token')).toEqual([]);
  await dialog.getByRole('button', { name: 'Make token' }).click();
  const token = await dialog.getByLabel('Render farm').inputValue();
  expect(token).toMatch(/^dly_/);
  expect(await seriousFindings(page, 'Token made')).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();

  const script = Person.withToken(installation.origin, 'Dora', token);
  expect(await script.call('GET', `/projects/${harbour}`)).toMatchObject({ name: 'Harbour' });
  expect(await script.call('GET', '/projects')).toMatchObject({ items: [{ name: 'Harbour' }] });
  await expect(script.call('PATCH', `/projects/${harbour}`, { name: 'Mine' })).rejects.toThrow('403');

  await page.reload();
  const tokens = page.getByRole('list', { name: 'Access tokens' });
  await expect(tokens).toContainText(/Render farm .*Read, Generate · Harbour.*used/);
  await tokens.scrollIntoViewIfNeeded();
  expect(await seriousFindings(page, 'Tokens')).toEqual([]);
  await tokens.getByRole('button', { name: 'Revoke the token Render farm' }).click();
  await expect(tokens).toHaveCount(0);
  await expect(script.call('GET', '/me')).rejects.toThrow('401');
});

test('a webhook is told of a comment and a take, signed, and says what it was answered', async () => {
  const page = await open(`/p/${harbour}/webhooks`);
  await page.getByRole('button', { name: 'Add webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill(`${address}/hook`);
  expect(await seriousFindings(page, 'Add webhook')).toEqual([]);
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  const secret = await dialog.getByLabel('Secret').inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  const deliveries = page.getByRole('list', { name: 'Last deliveries' });
  await expect(deliveries.getByRole('listitem').first()).toContainText(/Taken.*Test.*200 ok/);

  const run = (...commands: object[]) => dora.call('POST', `/projects/${harbour}/commands`, { commands });
  const nodes = [{ id: 'sh010', type: 'shot-still', title: 'SH010', pos: [0, 0] }];
  await run({ name: 'createNodes', args: { nodes } });
  await run(
    { name: 'addComment', args: { id: 'c1', anchor: { on: 'node', node: 'sh010' }, body: 'Too dark.' } },
    { name: 'setStatus', args: { node: 'sh010', status: 'wip' } },
  );
  await dora.call('POST', `/projects/${harbour}/requests`, { node: 'sh010', variations: 1 });
  const types = () => got.map(({ body }) => Typed.parse(JSON.parse(body)).type).sort();
  await expect.poll(types, { timeout: 30_000 }).toEqual(['comment.created', 'shot.status', 'take.ready', 'test']);
  for (const { headers, body } of got) {
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  }

  await page.getByRole('button', { name: /More about the webhook/ }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await dialog.getByLabel('Address').fill(`${address}/broken`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(deliveries.getByRole('listitem').first()).toContainText(/Failed.*Test.*500 No disk\./);
  expect(await seriousFindings(page, 'Webhooks')).toEqual([]);
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.screenshot({ path: test.info().outputPath('Webhooks-tablet.png') });
});
