import { randomBytes } from 'node:crypto';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Made = z.object({ id: z.string() });
const Takes = z.object({ items: z.array(z.object({ id: z.string() })) });

/** Trained weights: a header that tells of one tensor of so many numbers, and these. */
function weightsOf(numbers: number): Buffer {
  const tensor = { dtype: 'F32', shape: [numbers], data_offsets: [0, numbers * 4] };
  const header = Buffer.from(JSON.stringify({ weight: tensor }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, randomBytes(numbers * 4)]);
}

test.describe('the library', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let ines: string;
  let director: Person;
  let dora: Page;
  let vera: Page;
  const complaints: string[][] = [];

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Lighthouse');
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
    const make = async (kind: string, name: string, more: object = {}): Promise<string> =>
      Made.parse(await director.call('POST', `/projects/${project}/assets`, { kind, content: { name, ...more } })).id;
    ines = await make('character', 'Ines', {
      description: 'The keeper of the lighthouse, forty, in a long red oilskin.',
      colours: ['#c92a2a', '#343a40', '#f1f3f5'],
    });
    await make('location', 'Lighthouse coast', { colours: ['#3b5b76', '#7d8f69'] });
    await make('style', 'Dusk print', { description: 'Two inks on warm paper.', colours: ['#e8590c', '#1b1f3b'] });
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'cast', type: 'character', pos: [0, 0], title: 'Ines', params: { asset: ines } },
              { id: 'shot', type: 'shot-still', pos: [420, 0], title: 'SH010' },
            ],
            edges: [{ id: 'e1', from: 'cast', fromPort: 'asset', to: 'shot', toPort: 'characters' }],
          },
        },
      ],
    });
    await director.call('POST', `/projects/${project}/requests`, { node: 'shot' });
    const takes = () => director.call('GET', `/projects/${project}/takes`);
    await expect
      .poll(async () => Takes.parse(await takes()).items.length, { timeout: 150_000, intervals: [500] })
      .toBe(1);
    [dora, vera] = [
      await signedInPage(browser, installation.origin, director, `/p/${project}/library`, { complaints }),
      await signedInPage(browser, installation.origin, viewer, `/p/${project}/library`, { complaints }),
    ];
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, vera }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const cards = (page: Page) => page.locator('li[data-asset-id] h2');

  test('is searched and filtered, and a link keeps what was asked for', async () => {
    await expect(cards(dora)).toHaveText(['Dusk print', 'Ines', 'Lighthouse coast']);
    await dora.getByLabel('Search the library').fill('lighthouse');
    await expect(cards(dora)).toHaveText(['Ines', 'Lighthouse coast']);
    await dora.getByRole('button', { name: 'Characters' }).click();
    await expect(cards(dora)).toHaveText(['Ines']);
    await expect(dora).toHaveURL(/q=lighthouse.*kind=character|kind=character.*q=lighthouse/);
    await dora.reload();
    await expect(cards(dora)).toHaveText(['Ines']);
    await dora.getByRole('button', { name: 'Take every filter off' }).click();
    await expect(cards(dora)).toHaveCount(3);
    expect(await seriousFindings(dora, 'library')).toEqual([]);
  });

  test('has an asset made, shown with a picture and tagged, and others see it at once', async () => {
    await dora.getByRole('button', { name: 'New asset' }).click();
    await dora.getByLabel('Name').fill('Tomas');
    await dora.getByLabel('Description').fill('Her nephew, nine.');
    await dora.getByRole('button', { name: 'Create character' }).click();
    await expect(dora.getByRole('heading', { name: 'Tomas' })).toBeVisible();
    await dora.getByRole('button', { name: 'New version' }).click();
    const picture = await dora.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } });
    const choosing = dora.waitForEvent('filechooser');
    await dora.getByRole('button', { name: /Drop pictures here/ }).click();
    await (await choosing).setFiles({ name: 'tomas.png', mimeType: 'image/png', buffer: picture });
    await expect(dora.getByRole('img', { name: 'Reference 1' })).toBeVisible();
    await expect(dora.getByText('No shot is put out of sync by this.')).toBeVisible();
    await dora.getByRole('button', { name: 'Save version 2' }).click();
    await expect(dora.getByRole('img', { name: 'Reference 1 of Tomas' })).toBeVisible();
    await expect(dora.getByText('Changed the references')).toBeVisible();
    await dora.getByRole('combobox', { name: 'Tags' }).fill('family');
    await dora.getByRole('combobox', { name: 'Tags' }).press('Enter');
    const card = vera.locator('li[data-asset-id]', { hasText: 'Tomas' });
    await expect(card).toContainText('Version 2');
    await expect(card).toContainText('family');
  });

  test('refuses a file of another kind before it is sent, and gives up one that is on its way', async () => {
    await dora.getByRole('button', { name: 'New version' }).click();
    const form = dora.getByRole('form', { name: 'New version of Tomas' });
    const choose = async (button: RegExp | string, name: string, buffer: Buffer) => {
      const choosing = dora.waitForEvent('filechooser');
      await form.getByRole('button', { name: button }).click();
      await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer });
    };
    const sent: string[] = [];
    dora.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await choose(/Drop pictures here/, 'notes.txt', Buffer.from('She turns to the light.'));
    await expect(form.getByRole('alert')).toHaveText('"notes.txt" is a text; bring a picture.');
    expect(sent).toEqual([]);

    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await dora.route('**/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH') await released;
      await route.continue().catch(() => {});
    });
    const begun = dora.waitForRequest((request) => request.method() === 'PATCH');
    await choose('Add a file: trained files', 'tomas.safetensors', weightsOf(700_000));
    await begun;
    await expect(form.getByRole('progressbar', { name: 'Sending tomas.safetensors' })).toBeAttached();
    await expect(form.getByRole('button', { name: 'Save version 3' })).toBeDisabled();
    await dora.screenshot({ path: test.info().outputPath('on-its-way.png') });
    const givenUp = dora.waitForRequest((request) => request.method() === 'DELETE');
    await form.getByRole('button', { name: 'Cancel tomas.safetensors' }).click();
    await givenUp;
    await expect(form.getByText('tomas.safetensors')).toHaveCount(0);
    await expect(form.getByText('on the way')).toHaveCount(0);
    release();
    await dora.unroute('**/uploads/*');

    await choose('Add a file: trained files', 'tomas.safetensors', weightsOf(700_000));
    await expect(form.getByRole('button', { name: 'Remove tomas.safetensors' })).toBeVisible();
    await form.getByRole('button', { name: 'Save version 3' }).click();
    await expect(dora.getByText('Changed the trained files')).toBeVisible();
  });

  test('says before a version is saved which shot it puts out of sync, and then that is so', async () => {
    await dora.goto(`/p/${project}/library/${ines}`);
    const used = dora.getByRole('complementary');
    await expect(used.getByRole('link', { name: 'SH010' })).toBeVisible();
    await expect(used.getByRole('link', { name: 'Take 1, made with v1' })).toBeVisible();
    await dora.getByRole('button', { name: 'New version' }).click();
    await dora.getByLabel('Description').fill('The keeper of the lighthouse, sixty.');
    const note = dora.getByRole('status').filter({ hasText: 'out of sync' });
    await expect(note).toContainText('One shot goes out of sync.');
    await expect(note.getByRole('link', { name: 'SH010' })).toBeVisible();
    await expect(note.getByRole('link', { name: 'take 1' })).toBeVisible();
    expect(await seriousFindings(dora, 'new version')).toEqual([]);
    await dora.getByRole('button', { name: 'Save version 2' }).click();
    await expect(dora.getByText('Changed the description')).toBeVisible();
    // The take keeps the version that it was made with.
    await expect(used.getByRole('link', { name: 'Take 1, made with v1' })).toBeVisible();
    expect(await seriousFindings(dora, 'asset')).toEqual([]);
    // An older version has an address of its own.
    await dora.getByRole('link', { name: 'Version 1' }).click();
    await expect(dora).toHaveURL(/\?v=1$/);
    await expect(dora.getByText('forty, in a long red oilskin')).toBeVisible();
    await dora.goto(`/p/${project}`);
    await expect(dora.locator('[data-node-id="shot"]')).toContainText(/out of sync/i);
  });

  test('gives a node that is held at a version its take back in sync', async () => {
    await dora.goto(`/p/${project}?node=cast`);
    const inspector = dora.getByRole('complementary', { name: /inspector/i });
    await inspector.getByRole('combobox', { name: 'Version' }).click();
    await dora.getByRole('option', { name: 'Hold version 1' }).click();
    await expect(dora.locator('[data-node-id="cast"]')).toContainText('held at version 1');
    await expect(dora.locator('[data-node-id="shot"]')).not.toContainText(/out of sync/i);
  });

  test('goes onto the canvas by dragging and by a button', async () => {
    await dora.goto(`/p/${project}`);
    await dora.getByRole('button', { name: 'Library' }).click();
    const panel = dora.getByRole('region', { name: 'Library' });
    await panel.locator('li', { hasText: 'Dusk print' }).dragTo(dora.locator('.tl-canvas'), {
      targetPosition: { x: 700, y: 560 },
    });
    const dropped = dora.locator('[data-node-id]', { hasText: 'Two inks on warm paper.' });
    await expect(dropped).toBeVisible();
    await panel.getByRole('button', { name: 'Add Lighthouse coast to the canvas' }).press('Enter');
    await expect
      .poll(async () => JSON.stringify(await director.call('GET', `/projects/${project}/graph`)))
      .toMatch(/"title":"Lighthouse coast"/);
    expect(await seriousFindings(dora, 'canvas with library', { within: ['section[aria-label="Library"]'] })).toEqual(
      [],
    );
  });

  test('shares an asset with the studio: the same one, seen by everybody', async () => {
    await vera.goto('/library');
    await expect(vera.getByText('Nothing is shared yet')).toBeVisible();
    expect(await seriousFindings(vera, 'empty studio library')).toEqual([]);
    await dora.goto(`/p/${project}/library/${ines}`);
    await dora.getByRole('button', { name: 'Share with the studio…' }).click();
    const dialog = dora.getByRole('dialog');
    await expect(dialog).toContainText('Everybody with an account here will see it');
    await dialog.getByRole('button', { name: 'Share with the studio' }).click();
    await expect(dora.getByText('Shared with the studio')).toBeVisible();
    await expect(dora.getByRole('complementary').getByRole('link', { name: 'SH010' })).toBeVisible();
    await vera.reload();
    await vera.getByRole('link', { name: 'Ines' }).click();
    await expect(vera).toHaveURL(new RegExp(`/library/${ines}$`));
    await expect(vera.getByRole('heading', { name: 'Ines' })).toBeVisible();
    await expect(vera.getByRole('button', { name: 'New version' })).toHaveCount(0);
    await expect(vera.getByRole('complementary').getByRole('link', { name: 'SH010' })).toBeVisible();
  });

  test('sets an asset aside and takes it back', async () => {
    await dora.getByRole('button', { name: 'Archive' }).click();
    await expect(dora.getByText('Archived')).toBeVisible();
    await dora.getByRole('link', { name: 'Library' }).first().click();
    await expect(cards(dora).filter({ hasText: 'Ines' })).toHaveCount(0);
    await dora.getByRole('button', { name: 'Archive' }).click();
    await dora.getByRole('link', { name: 'Ines' }).click();
    await dora.getByRole('button', { name: 'Take out of the archive' }).click();
    await expect(dora.getByRole('button', { name: 'New version' })).toBeVisible();
  });

  test('and no page complained', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
