import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';
import { Crew } from '../pictures/Crew.ts';
import { crowding } from './crowding.ts';
import { layAside } from './rescuedCopy.ts';
import { walkByTab } from './tabStops.ts';

/** Notes whatever moves or changes for longer than a blink. */
const WATCH_MOTION = `() => {
  window.moved = new Set();
  const look = () => {
    for (const one of document.getAnimations()) {
      const { endTime } = one.effect.getComputedTiming();
      if (endTime > 50) window.moved.add(String(one.effect.target?.className) + ' ' + (one.animationName ?? one.transitionProperty) + ' ' + endTime + ' ms');
    }
    requestAnimationFrame(look);
  };
  look();
}`;
/** Notes each place that the camera is seen at from now on. */
const WATCH_CAMERA = `() => {
  window.seen = new Set();
  const look = () => {
    window.seen.add(document.querySelector('.tl-html-layer').style.transform);
    requestAnimationFrame(look);
  };
  look();
}`;
/** Longer than the camera would take from one place to another. */
const CAMERA_MS = 700;
const DESK = { width: 1280, height: 800 };
const TABLET = { width: 1024, height: 768 };

/** A page, or what is opened on it. */
interface Place {
  readonly name: string;
  readonly path: string;
  /** What is there when the page is. */
  readonly there: (page: Page) => Promise<unknown>;
  /** Whether every stop of Tab on it is looked at. */
  readonly isWalked?: boolean;
}

test.describe('for everyone', () => {
  let installation: Installation;
  let browser: Browser;
  let crew: Crew;
  let erik: Person;
  let invitation: string;
  const complaints: string[][] = [];

  const heading = (name: string | RegExp) => (page: Page) =>
    expect(page.getByRole('heading', { name }).first()).toBeVisible();
  const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveText(/Saved/);

  async function lookAt(page: Page, { name, path, there, isWalked = true }: Place): Promise<string[]> {
    await page.goto(path);
    await there(page);
    const wrong = await look(page, name);
    if (!isWalked) return wrong;
    const walk = await walkByTab(page, name);
    expect(walk.stops, name).toBeGreaterThan(0);
    return [...wrong, ...walk.wrong];
  }

  /** Everything but the keyboard, for a page as it is. */
  async function look(page: Page, name: string): Promise<string[]> {
    const wrong = await seriousFindings(page, name);
    wrong.push(...(await crowding(page, name)));
    await page.setViewportSize(TABLET);
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    wrong.push(...(await crowding(page, name)));
    await page.screenshot({ path: test.info().outputPath(`${name.replaceAll(/\W+/g, '-')}-tablet.png`) });
    await page.setViewportSize(DESK);
    return wrong;
  }

  const open = (person: Person, path: string): Promise<Page> =>
    signedInPage(browser, installation.origin, person, path, { complaints, viewport: DESK });

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    crew = await Crew.gather(installation.origin);
    const { dora, project } = crew;
    erik = await Person.signUp(installation.origin, 'Erik Moe', await dora.invite(project, 'viewer'));
    const { id } = await erik.call('GET', '/me');
    await dora.call('DELETE', `/projects/${project}/members/${String(id)}`);
    await dora.call('POST', `/projects/${project}/versions`, { name: 'Lock' });
    await dora.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'renameNode', args: { id: 'sh010', title: 'SH010 The coast, wide' } }],
    });
    invitation = await dora.invite(project, 'artist');
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('before one is signed in', async () => {
    const page = await (await browser.newContext({ baseURL: installation.origin, viewport: DESK })).newPage();
    const places: readonly Place[] = [
      { name: 'sign-in', path: '/sign-in', there: heading('Sign in') },
      { name: 'an invitation', path: `/invite/${invitation}`, there: heading(/^Join/) },
      { name: 'an invitation that is none', path: '/invite/nothing', there: heading('This invitation does not work') },
      { name: 'sign-up', path: '/sign-up', there: heading(/./) },
    ];
    const wrong: string[] = [];
    for (const place of places) wrong.push(...(await lookAt(page, place)));
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill('nobody@example.org');
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    wrong.push(...(await look(page, 'a refused sign-in')));
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('the pages around projects', async () => {
    const page = await open(crew.dora, '/');
    const places: readonly Place[] = [
      { name: 'projects', path: '/', there: heading('Projects') },
      {
        name: 'account',
        path: '/account',
        there: (at) => expect(at.getByRole('list', { name: 'Sessions' })).toBeVisible(),
      },
      {
        name: 'audit of the installation',
        path: '/audit',
        there: (at) => expect(at.locator('tbody tr').first()).toBeVisible(),
      },
      {
        name: 'storage of the installation',
        path: '/storage',
        there: (at) => expect(at.locator('tbody tr').first()).toBeVisible(),
      },
      {
        name: 'queue',
        path: '/queue',
        there: (at) => expect(at.getByRole('list', { name: 'Where runs are executed' })).toBeVisible(),
      },
      {
        name: 'backends',
        path: '/farm',
        there: (at) => expect(at.getByRole('button', { name: 'Add backend' })).toBeVisible(),
      },
      {
        name: 'pipelines',
        path: '/farm?view=pipelines',
        there: (at) => expect(at.locator('[data-pipeline]').first()).toBeVisible(),
      },
      {
        name: 'usage and budgets',
        path: '/farm?view=usage',
        there: (at) => expect(at.getByRole('table', { name: 'Shares and budgets' })).toBeVisible(),
      },
      { name: 'no such page', path: '/nowhere', there: heading('Nothing here') },
    ];
    const wrong: string[] = [];
    for (const place of places) wrong.push(...(await lookAt(page, place)));
    await page.context().close();
    const empty = await open(erik, '/');
    wrong.push(...(await lookAt(empty, { name: 'no projects', path: '/', there: heading('Start a production') })));
    await empty.context().close();
    expect(wrong).toEqual([]);
  });

  test('the pages of a project', async () => {
    const { project } = crew;
    const page = await open(crew.dora, `/p/${project}/members`);
    await layAside(page, crew.dora, project, 'sh020');
    const places: readonly Place[] = [
      {
        name: 'members',
        path: `/p/${project}/members`,
        there: (at) => expect(at.getByRole('row').nth(4)).toBeVisible(),
      },
      {
        name: 'audit of a project',
        path: `/p/${project}/audit`,
        there: (at) => expect(at.locator('tbody tr').first()).toBeVisible(),
      },
      {
        name: 'storage',
        path: `/p/${project}/storage`,
        there: (at) => expect(at.getByRole('region', { name: 'In use' })).toBeVisible(),
      },
      {
        name: 'history',
        path: `/p/${project}/history`,
        there: (at) => expect(at.locator('[data-version-id]').first()).toBeVisible(),
      },
      {
        name: 'activity',
        path: `/p/${project}/activity`,
        there: (at) => expect(at.getByRole('main').getByText('Rita Sand').first()).toBeVisible(),
      },
      { name: 'webhooks', path: `/p/${project}/webhooks`, there: heading('Webhooks') },
      {
        name: 'animatic',
        path: `/p/${project}/animatic`,
        there: (at) => expect(at.getByTestId('reel-shot')).toBeVisible(),
      },
      {
        name: 'contact sheet',
        path: `/p/${project}/contact-sheet`,
        there: (at) => expect(at.locator('[data-panel]').first()).toBeVisible(),
      },
      {
        name: 'set aside',
        path: `/p/${project}/rescued`,
        there: (at) => expect(at.getByText(/can come over/).first()).toBeVisible(),
      },
      {
        name: 'shots',
        path: `/p/${project}/shots`,
        there: (at) => expect(at.locator('tbody tr').first()).toBeVisible(),
      },
      {
        name: 'library',
        path: `/p/${project}/library`,
        there: (at) => expect(at.getByRole('heading', { name: 'Library' })).toBeVisible(),
      },
      {
        name: 'studio library',
        path: '/library',
        there: (at) => expect(at.getByRole('heading', { name: 'Studio library' })).toBeVisible(),
      },
      {
        name: 'board',
        path: `/p/${project}/shots?view=board`,
        there: (at) => expect(at.locator('[data-card]').first()).toBeVisible(),
      },
      {
        name: 'take',
        path: `/p/${project}/takes/${crew.takeOf('sh050')}`,
        there: (at) => expect(at.getByTestId('frame')).toBeVisible(),
      },
      {
        name: 'compare',
        path: `/p/${project}/compare?takes=${crew
          .takesOf('sh020')
          .map(({ id }) => id)
          .join(',')}`,
        there: (at) => expect(at.locator('[data-compared]')).toHaveCount(2),
      },
      {
        name: 'canvas',
        path: `/p/${project}?node=sh050`,
        there: (at) => expect(at.getByRole('complementary', { name: 'Inspector' })).toBeVisible(),
      },
    ];
    const wrong: string[] = [];
    for (const place of places) wrong.push(...(await lookAt(page, place)));
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('dialogs take the focus, keep it, and give it back by Escape', async () => {
    const { project } = crew;
    const page = await open(crew.dora, `/p/${project}/members`);
    await saved(page);
    const wrong: string[] = [];
    const menu = page.getByRole('button', { name: /project menu$/ });
    const dialog = page.getByRole('dialog');
    for (const item of ['Project settings…', 'Name this version…', 'New branch…', 'Export…']) {
      await menu.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: item }).focus();
      await page.keyboard.press('Enter');
      await expect(dialog).toBeVisible();
      wrong.push(...(await look(page, item)));
      // Tab stays in it.
      for (let stop = 0; stop < 30; stop += 1) await page.keyboard.press('Tab');
      await expect(dialog.locator(':focus'), item).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(menu, item).toBeFocused();
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('with reduced motion nothing moves for longer than a blink', async () => {
    const page = await open(crew.dora, `/p/${crew.project}?node=sh040`);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    await expect(page.locator('[data-node-id="sh040"]')).toBeVisible();
    await saved(page);
    await page.evaluate(`(${WATCH_MOTION})()`);
    // A panel, a palette, a menu, a dialog, a toast, a lightbox.
    await page.locator('[data-node-id="sh040"]').click({ position: { x: 60, y: 14 } });
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /project menu$/ }).click();
    await page.getByRole('menuitem', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: /project menu$/ }).click();
    await page.getByRole('menuitem', { name: 'Project settings…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page
      .locator('[data-node-id="sh040"]')
      .getByRole('button', { name: /^Open take/ })
      .first()
      .click();
    await expect(page.getByTestId('lightbox')).toBeVisible();
    await page.keyboard.press('Escape');
    // The camera is there at once.
    await page.locator('[data-node-id="sh040"]').click({ position: { x: 60, y: 14 } });
    await page.evaluate(`(${WATCH_CAMERA})()`);
    const seen = async () => z.array(z.string()).parse(await page.evaluate('[...window.seen]'));
    await page.keyboard.press('Shift+Digit1');
    await expect.poll(async () => (await seen()).length).toBeGreaterThan(1);
    await page.waitForTimeout(CAMERA_MS);
    expect(await seen()).toHaveLength(2);
    // A node that runs.
    const node = page.locator('[data-node-id="sh040"]');
    const before = await node.locator('[data-take-id]').count();
    await crew.dora.call('POST', `/projects/${crew.project}/requests`, { node: 'sh040', variations: 2 });
    await expect(node.locator('[data-take-id]')).not.toHaveCount(before, { timeout: 60_000 });
    expect(z.array(z.string()).parse(await page.evaluate('[...window.moved]'))).toEqual([]);
    await page.context().close();
  });

  test('no page complained', () => {
    // A wrong password is named by the browser.
    expect(complaints.flat().filter((line) => !/401|404/.test(line))).toEqual([]);
  });
});
