import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Members = z.object({ items: z.array(z.object({ user: z.object({ id: z.string(), name: z.string() }) })) });
const Tracking = z.object({ tracking: z.record(z.string(), z.unknown()) });
const MANY = 500;

test.describe('producers track shots, artists hand them in', () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let pages: Record<'paula' | 'dora' | 'arne' | 'rolf', Page>;
  const complaints: string[][] = [];

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    const { origin } = installation;
    director = await Person.signUp(origin, 'Dora');
    project = await director.createProject('Harbour');
    const producer = await Person.signUp(origin, 'Paula', await director.invite(project, 'producer'));
    const artist = await Person.signUp(origin, 'Arne', await director.invite(project, 'artist'));
    const reviewer = await Person.signUp(origin, 'Rolf', await director.invite(project, 'reviewer'));
    const { items } = Members.parse(await director.call('GET', `/projects/${project}/members`));
    const arne = items.find(({ user }) => user.name === 'Arne')?.user.id;
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: ['SH010', 'SH020', 'SH030'].map((title, index) => ({
              id: title.toLowerCase(),
              type: 'shot-still',
              title,
              pos: [index * 400, 0],
            })),
          },
        },
        { name: 'setAssignee', args: { node: 'sh010', user: arne, assigned: true } },
        { name: 'setStatus', args: { node: 'sh010', status: 'wip' } },
        { name: 'setDue', args: { node: 'sh020', due: '2020-01-15' } },
      ],
    });
    const open = async (person: Person) => {
      const page = await signedInPage(browser, origin, person, `/p/${project}/shots`, {
        complaints,
        viewport: { width: 1280, height: 800 },
      });
      await expect(row(page, 'SH010')).toBeVisible();
      return page;
    };
    pages = {
      paula: await open(producer),
      dora: await open(director),
      arne: await open(artist),
      rolf: await open(reviewer),
    };
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries(pages))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const row = (page: Page, title: string): Locator => page.getByRole('row').filter({ hasText: title });
  const column = (page: Page, status: string): Locator => page.getByRole('region', { name: new RegExp(`^${status}:`) });
  const card = (page: Page, node: string): Locator => page.locator(`[data-card="${node}"]`);
  const statusOf = async (node: string): Promise<unknown> =>
    Tracking.parse(await director.call('GET', `/projects/${project}/graph`)).tracking[`${node}:status`];
  const middle = async (locator: Locator): Promise<{ x: number; y: number }> => {
    const box = await locator.boundingBox();
    if (box === null) throw new Error('It is not on the page.');
    return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 120) };
  };

  test('a producer adds a range of shots by name, and is told what cannot be read', async () => {
    const { paula, dora } = pages;
    await paula.getByRole('button', { name: 'Add shots' }).click();
    const dialog = paula.getByRole('dialog', { name: 'Add shots' });
    await dialog.getByLabel('Names').fill('SH100-SH090');
    await expect(dialog.getByText('ends before it begins')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Add shots' })).toBeDisabled();
    await dialog.getByLabel('Names').fill('SH100–SH120 by 10, Coda');
    expect(await seriousFindings(paula, 'Add shots')).toEqual([]);
    await dialog.getByText('Shot motion').click();
    await dialog.getByRole('button', { name: 'Add 4 shots' }).click();
    await expect(dialog).toBeHidden();
    for (const page of [paula, dora]) {
      await expect(row(page, 'SH110')).toBeVisible();
      await expect(row(page, 'Coda')).toContainText('Shot motion');
    }
  });

  test('everything in a row is edited where it stands, live for the others', async () => {
    const { paula, dora } = pages;
    await row(paula, 'SH020').hover();
    await paula.getByRole('button', { name: 'Rename SH020' }).click();
    const title = paula.getByRole('textbox', { name: 'Title of SH020' });
    await title.fill('   ');
    await title.press('Enter');
    await expect(paula.getByText('A shot needs a title.')).toBeVisible();
    await title.fill('SH020 The quay');
    await title.press('Enter');
    await expect(row(dora, 'SH020 The quay')).toBeVisible();
    await paula.getByRole('combobox', { name: 'Status of SH030' }).selectOption({ label: 'Retake' });
    await expect(dora.getByRole('combobox', { name: 'Status of SH030' })).toHaveValue('retake');
    await paula.getByLabel('Due date of SH030').fill('2030-05-06');
    await expect(row(dora, 'SH030')).toContainText('Mon 6 May 2030');
    await paula.getByRole('button', { name: 'Assignees of SH030' }).click();
    await paula.getByRole('menuitemcheckbox', { name: /Arne/ }).click();
    await paula.keyboard.press('Escape');
    await expect(row(dora, 'SH030').getByRole('img', { name: 'Arne' })).toBeVisible();
  });

  test('the table is worked with the keyboard alone', async () => {
    const { dora } = pages;
    await dora.getByRole('columnheader', { name: 'State' }).click();
    await dora.locator('tbody td[tabindex="0"]').focus();
    for (const key of ['Home', 'ArrowDown', 'Space', 'ArrowDown', 'Space', 'ArrowRight', 'ArrowRight']) {
      await dora.keyboard.press(key);
    }
    await expect(dora.getByRole('toolbar', { name: '2 shots selected' })).toBeVisible();
    await dora.keyboard.press('Enter');
    await expect(dora.getByRole('textbox', { name: 'Title of SH030' })).toBeFocused();
    await dora.keyboard.press('End');
    await dora.keyboard.type(' by keys');
    await dora.keyboard.press('Enter');
    await expect(row(pages.paula, 'SH030 by keys')).toBeVisible();
    await expect(dora.locator('td:focus')).toContainText('SH030 by keys');
    await dora.keyboard.press('ArrowRight');
    await dora.keyboard.press('Enter');
    await expect(dora.getByRole('combobox', { name: 'Status of SH030 by keys' })).toBeFocused();
    await dora.keyboard.press('Escape');
    await dora.keyboard.press('Escape');
    await expect(dora.locator('td:focus')).toBeVisible();
    await dora.getByRole('button', { name: 'Clear selection' }).click();
  });

  test('several rows are changed at once, and taken back in one step', async () => {
    const { paula, dora } = pages;
    await paula.getByRole('checkbox', { name: 'Select SH100' }).click();
    await paula.getByRole('checkbox', { name: 'Select SH120' }).click({ modifiers: ['Shift'] });
    const bar = paula.getByRole('toolbar', { name: '3 shots selected' });
    await bar.getByRole('button', { name: 'Status' }).click();
    await paula.getByRole('menuitem', { name: 'On hold' }).click();
    for (const title of ['SH100', 'SH110', 'SH120'])
      await expect(dora.getByRole('combobox', { name: `Status of ${title}` })).toHaveValue('hold');
    await bar.getByRole('button', { name: 'Assign' }).click();
    await paula.getByRole('menuitemcheckbox', { name: /Dora/ }).click();
    await paula.keyboard.press('Escape');
    await expect(row(dora, 'SH110').getByRole('img', { name: 'Dora' })).toBeVisible();
    await paula.locator('h1').click();
    await paula.keyboard.press('Control+z');
    await expect(row(dora, 'SH110').getByRole('img', { name: 'Dora' })).toHaveCount(0);
    await paula.keyboard.press('Control+z');
    for (const title of ['SH100', 'SH110', 'SH120'])
      await expect(dora.getByRole('combobox', { name: `Status of ${title}` })).toHaveValue('todo');
    await paula.getByRole('button', { name: 'Clear selection' }).click();
  });

  test('filters go together, and stand in the address', async () => {
    const { paula } = pages;
    await paula.getByRole('combobox', { name: 'Due', exact: true }).click();
    await paula.getByRole('option', { name: 'Overdue' }).click();
    await expect(paula.locator('tbody tr')).toHaveCount(1);
    await expect(row(paula, 'SH020')).toContainText('late');
    await paula.getByRole('textbox', { name: 'Find shots' }).fill('nothing like it');
    await expect(paula.getByText('No shot is like that.')).toBeVisible();
    expect(new URL(paula.url()).searchParams.get('due')).toBe('overdue');
    await paula.getByRole('button', { name: 'Take every filter off' }).click();
    await expect(paula.locator('tbody tr')).toHaveCount(7);
    await paula.getByRole('button', { name: 'Shot', exact: true }).click();
    await expect(paula.locator('tbody tr').first()).toContainText('Coda');
    await paula.getByRole('button', { name: 'Shot', exact: true }).click();
    await paula.getByRole('button', { name: 'Shot', exact: true }).click();
  });

  test('cards are moved on the board by mouse, by finger and by keys, live for everybody', async () => {
    const { paula, dora } = pages;
    for (const page of [paula, dora]) await page.getByRole('radiogroup', { name: 'View' }).getByText('Board').click();
    await expect(column(paula, 'Todo')).toContainText('SH100');

    const [from, to] = [await middle(card(paula, 'sh030')), await middle(column(paula, 'Ready'))];
    await paula.mouse.move(from.x, from.y);
    await paula.mouse.down();
    await paula.mouse.move(to.x, to.y, { steps: 8 });
    await paula.screenshot({ path: test.info().outputPath('dragging.png') });
    await paula.mouse.up();
    await expect(column(dora, 'Ready')).toContainText('SH030');
    await paula
      .getByRole('alert')
      .filter({ hasText: 'SH030 by keys: Ready' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(column(dora, 'Retake')).toContainText('SH030');

    await card(dora, 'sh020').focus();
    await dora.keyboard.press('Shift+ArrowRight');
    await expect(dora.getByText('SH020 The quay moved to Ready.')).toBeAttached();
    await expect(card(dora, 'sh020')).toBeFocused();
    await expect(column(paula, 'Ready')).toContainText('SH020');
    await dora.keyboard.press('ArrowRight');
    await expect(card(dora, 'sh010')).toBeFocused();

    // A finger that rests takes the card.
    const touch = await dora.context().newCDPSession(dora);
    const at = async (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: point === undefined ? [] : [point] });
    const [start, end] = [await middle(card(dora, 'sh020')), await middle(column(dora, 'In progress'))];
    await at('touchStart', start);
    await expect(dora.locator('[data-dragging="true"]')).toBeVisible();
    for (const part of [0.3, 0.6, 1])
      await at('touchMove', { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part });
    await at('touchEnd');
    await expect(column(paula, 'In progress')).toContainText('SH020');
    expect(await statusOf('sh020')).toBe('wip');

    await paula.getByRole('button', { name: 'Fold Retake' }).click();
    await expect(card(paula, 'sh030')).toHaveCount(0);
    await paula.getByRole('button', { name: 'Unfold Retake' }).click();
    await expect(card(paula, 'sh030')).toBeVisible();
    expect(await seriousFindings(paula, 'The board')).toEqual([]);
  });

  test('an artist hands an own shot in, and moves nothing else', async () => {
    const { arne, paula } = pages;
    expect(await seriousFindings(arne, 'The table of an artist')).toEqual([]);
    await expect(arne.getByRole('button', { name: 'Hand in SH020 The quay' })).toHaveCount(0);
    await arne.getByRole('button', { name: 'Hand in SH010' }).click();
    await expect(column(paula, 'Waiting for approval')).toContainText('SH010');
    await arne.getByRole('radiogroup', { name: 'View' }).getByText('Board').click();
    await card(arne, 'sh030').focus();
    await arne.keyboard.press('Shift+ArrowRight');
    await expect(arne.getByText('SH030 by keys may not be moved to Approved by you.')).toBeAttached();
    expect(await statusOf('sh030')).toBe('retake');
  });

  test('a reviewer reads, and is offered nothing to change', async () => {
    const { rolf } = pages;
    await expect(rolf.getByRole('button', { name: 'Add shots' })).toHaveCount(0);
    await expect(rolf.getByRole('checkbox')).toHaveCount(0);
    await expect(rolf.getByRole('combobox', { name: /^Status of/ })).toHaveCount(0);
    await rolf.getByRole('button', { name: /^To review/ }).click();
    await expect(rolf.locator('tbody tr')).toHaveCount(1);
    await expect(row(rolf, 'SH010')).toContainText('Waiting for approval');
    await rolf.setViewportSize({ width: 1024, height: 768 });
    expect(await rolf.evaluate('document.documentElement.scrollWidth')).toBe(1024);
  });

  test(`${MANY} shots stay quick on the board and in the table`, async () => {
    const { paula } = pages;
    const nodes = Array.from({ length: MANY }, (_, index) => ({
      id: `many${index}`,
      type: 'shot-still',
      title: `M${String(index).padStart(4, '0')}`,
      pos: [index * 10, 2_000],
    }));
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'createNodes', args: { nodes } }],
    });
    await expect(column(paula, 'Todo')).toContainText('M0000');
    const cards = await paula.locator('[data-card]').count();
    expect(cards).toBeLessThan(250);
    await card(paula, 'sh030').focus();
    const started = Date.now();
    await paula.keyboard.press('Shift+ArrowRight');
    await expect(column(paula, 'Approved')).toContainText('SH030');
    const moved = Date.now() - started;
    test.info().annotations.push({ type: 'figure', description: `a card moved and drawn in ${moved} ms` });
    expect(moved).toBeLessThan(2_000);
    await paula.getByRole('radiogroup', { name: 'View' }).getByText('Table').click();
    await expect(row(paula, 'M0000')).toBeVisible();
    expect(await paula.locator('tbody tr').count()).toBeLessThan(250);
    expect(await seriousFindings(paula, 'The table')).toEqual([]);
    expect(complaints.flat()).toEqual([]);
  });
});
