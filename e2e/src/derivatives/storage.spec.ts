import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of noise: three bytes a pixel, and never the same twice. */
function noise(widthPx: number, heightPx: number): Buffer {
  const head = Buffer.from('00000000000000000802000000', 'hex');
  head.writeUInt32BE(widthPx, 0);
  head.writeUInt32BE(heightPx, 4);
  const rows = Array.from({ length: heightPx }, () => Buffer.concat([Buffer.of(0), randomBytes(widthPx * 3)]));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 0 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

test.describe('storage', () => {
  let installation: Installation;
  let browser: Browser;
  let owner: Person;
  let producer: Person;
  let project: string;
  let page: Page;
  const complaints: string[][] = [];

  const upload = () =>
    fetch(`${installation.origin}/api/v1/uploads?project=${project}`, {
      method: 'POST',
      headers: { 'authorization': `Bearer ${owner.token}`, 'content-type': 'image/png' },
      body: new Uint8Array(noise(900, 600)),
    });

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    owner = await Person.signUp(installation.origin, 'Olga');
    project = await owner.createProject('Harbour');
    producer = await Person.signUp(installation.origin, 'Per', await owner.invite(project, 'producer'));
    expect((await upload()).status).toBe(201);
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('a producer sees what takes room in the project', async () => {
    page = await signedInPage(browser, installation.origin, producer, `/p/${project}`, { complaints });
    await page.getByRole('button', { name: /project menu/ }).click();
    await page.getByRole('menuitem', { name: 'Storage' }).click();
    const use = page.getByRole('region', { name: 'In use' });
    await expect(use).toContainText('Pictures');
    await expect(use).toContainText('1 file');
    await expect(page.getByRole('region', { name: 'Unused files' })).toContainText('nothing is going to be removed');
    expect(await seriousFindings(page, 'storage of a project')).toEqual([]);
    await page.context().close();
  });

  test('the owner limits a project, and whoever brings more is told so', async () => {
    page = await signedInPage(browser, installation.origin, owner, '/account', { complaints });
    await page.getByRole('link', { name: 'Storage of this installation' }).click();
    const limit = page.getByRole('textbox', { name: 'Limit of Harbour in gigabytes' });
    const row = page.getByRole('table', { name: 'Projects' }).getByRole('row', { name: /Harbour/ });
    await expect(row.getByRole('listitem')).toHaveText([/^Pictures 1\.6 MB$/]);
    await expect(row.getByRole('link', { name: 'Harbour' })).toHaveAttribute('href', `/p/${project}/storage`);
    await limit.fill('0.01');
    await limit.press('Enter');
    await expect
      .poll(
        async () => {
          const { status } = await upload();
          return status;
        },
        { timeout: 60_000 },
      )
      .toBe(413);
    await page.reload();
    await expect(limit).toHaveValue('0.01 GB');
    await page.screenshot({ path: test.info().outputPath('installation.png') });
    expect(await seriousFindings(page, 'storage of the installation')).toEqual([]);
    expect(complaints.flat()).toEqual([]);
    await page.context().close();
  });

  test('a shot is told that there is no room for another take', async () => {
    await owner.call('PATCH', `/projects/${project}/storage`, { quotaBytes: 1_000 });
    await owner.call('POST', `/projects/${project}/commands`, {
      commands: [
        { name: 'createNodes', args: { nodes: [{ id: 'shot', type: 'shot-still', pos: [0, 0], title: 'SH010' }] } },
      ],
    });
    await owner.call('POST', `/projects/${project}/requests`, { node: 'shot', variations: 1 });
    page = await signedInPage(browser, installation.origin, owner, `/p/${project}`);
    await page.locator('[data-node-id="shot"]').click({ position: { x: 60, y: 14 } });
    await expect(page.getByText(/no room for another take/).first()).toBeVisible({ timeout: 30_000 });
    await page.screenshot({ path: test.info().outputPath('no-room.png') });
  });
});
