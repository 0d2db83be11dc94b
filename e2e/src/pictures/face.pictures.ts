import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { layAside } from '../everyone/rescuedCopy.ts';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import type { Person } from '../people/Person.ts';
import { Crew } from './Crew.ts';

const FOLDER = resolve(import.meta.dirname, '../../screenshots');
const SIZE = { width: 1440, height: 900 };
const QUALITY = 84;
/** After the last picture has arrived, and the last movement has ended. */
const CALM_MS = 700;

type Scheme = 'dark' | 'light';

/** A page to be pictured: as whom, where, and what is opened on it. */
interface Picture {
  readonly name: string;
  /** null: nobody is signed in. */
  readonly who: 'dora' | 'arne' | 'paul' | 'rita' | null;
  readonly path: (crew: Crew) => string;
  readonly open?: (page: Page, crew: Crew) => Promise<unknown>;
  /** Both where not said. */
  readonly schemes?: readonly Scheme[];
}

const select = async (page: Page, node: string): Promise<void> => {
  await page.locator(`[data-node-id="${node}"]`).click({ position: { x: 90, y: 12 } });
};

const canvas = ({ project }: Crew): string => `/p/${project}`;

/** A scene of the demo film's first shots; made once. */
async function makeScene({ dora, project }: Crew): Promise<void> {
  const graph = z
    .object({ nodes: z.record(z.string(), z.object({ order: z.string() }).loose()) })
    .parse(await dora.call('GET', `/projects/${project}/graph`));
  if (graph.nodes['the-coast'] !== undefined) return;
  const shots = ['sh010', 'sh020', 'sh030', 'sh040'];
  await dora.call('POST', `/projects/${project}/commands`, {
    commands: [
      {
        name: 'createNodes',
        args: {
          nodes: [
            { id: 'the-coast', type: 'scene', title: 'Scene 1: the coast', pos: [380, 820] },
            {
              id: 'look',
              type: 'scene-input',
              title: 'Look',
              pos: [40, 0],
              scene: 'the-coast',
              params: { carries: 'style' },
            },
          ],
        },
      },
      {
        name: 'placeNodes',
        args: { places: shots.map((id) => ({ id, scene: 'the-coast', order: graph.nodes[id]?.order ?? 'a1' })) },
      },
    ],
  });
}

const PICTURES: readonly Picture[] = [
  { name: 'sign-in', who: null, path: () => '/sign-in' },
  { name: 'projects', who: 'dora', path: () => '/' },
  { name: 'canvas', who: 'arne', path: canvas },
  { name: 'inspector-shot', who: 'arne', path: canvas, open: (page) => select(page, 'sh050') },
  { name: 'inspector-character', who: 'arne', path: canvas, open: (page) => select(page, 'ines') },
  {
    name: 'selection',
    who: 'arne',
    path: canvas,
    open: async (page) => {
      await select(page, 'sh010');
      await page.keyboard.down('Shift');
      await select(page, 'sh020');
      await page.keyboard.up('Shift');
    },
  },
  {
    name: 'usage',
    who: 'arne',
    path: canvas,
    open: async (page) => {
      await select(page, 'ines');
      await page.getByRole('link', { name: 'Show what uses Ines' }).click();
      await page.getByRole('group', { name: 'What uses Ines' }).waitFor();
      await page.keyboard.press('F3');
    },
  },
  {
    name: 'find',
    who: 'arne',
    path: canvas,
    open: async (page) => {
      // Before the canvas is there, the key is the browser's.
      await page.locator('.tl-canvas').waitFor();
      await page.keyboard.press('Control+f');
      await page.getByRole('search').getByRole('textbox').fill('ines lens:<60');
    },
  },
  {
    name: 'templates',
    who: 'arne',
    path: canvas,
    open: async (page) => {
      await page.getByRole('button', { name: 'Add node' }).click();
      await page.getByRole('button', { name: 'Templates…' }).click();
      await page.getByRole('region', { name: 'Common films' }).waitFor();
    },
  },
  {
    name: 'reel',
    who: 'rita',
    path: canvas,
    open: async (page) => {
      await page.getByRole('button', { name: 'Animatic on the canvas' }).click();
      await page.getByTestId('reel-shot').waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'palette',
    who: 'dora',
    path: canvas,
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').locator('input').fill('sh0');
    },
  },
  {
    name: 'shortcuts',
    who: 'arne',
    path: canvas,
    open: async (page) => {
      await page.getByRole('button', { name: 'Help' }).click();
      await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
    },
  },
  { name: 'thread', who: 'arne', path: ({ project }) => `/p/${project}?comment=c-horizon` },
  {
    name: 'settings',
    who: 'dora',
    path: canvas,
    open: async (page) => {
      await page.getByRole('button', { name: /project menu/ }).click();
      await page.getByRole('menuitem', { name: /settings/i }).click();
    },
  },
  { name: 'shots', who: 'paul', path: ({ project }) => `/p/${project}/shots` },
  { name: 'library', who: 'dora', path: ({ project }) => `/p/${project}/library` },
  { name: 'board', who: 'paul', path: ({ project }) => `/p/${project}/shots?view=board` },
  {
    name: 'animatic',
    who: 'rita',
    path: ({ project }) => `/p/${project}/animatic?shot=sh050`,
    open: (page) => page.getByTestId('reel-shot').waitFor(),
  },
  {
    name: 'contact-sheet',
    who: 'dora',
    path: ({ project }) => `/p/${project}/contact-sheet`,
    open: (page) => page.locator('[data-panel]').first().waitFor(),
  },
  { name: 'take', who: 'rita', path: (crew) => `/p/${crew.project}/takes/${crew.takeOf('sh050')}` },
  {
    name: 'compare',
    who: 'dora',
    path: (crew) =>
      `/p/${crew.project}/compare?takes=${crew
        .takesOf('sh020')
        .map(({ id }) => id)
        .join(',')}`,
  },
  {
    name: 'lightbox',
    who: 'dora',
    path: canvas,
    open: async (page) => {
      const take = page.locator('[data-node-id="sh020"]').getByRole('button', { name: /^Open take/ });
      await take.last().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: /take \d of/ }).waitFor();
    },
  },
  {
    name: 'notifications',
    who: 'arne',
    path: ({ project }) => `/p/${project}/shots`,
    open: (page) => page.getByRole('button', { name: /notification/i }).click(),
  },
  { name: 'members', who: 'dora', path: ({ project }) => `/p/${project}/members` },
  { name: 'history', who: 'dora', path: ({ project }) => `/p/${project}/history` },
  { name: 'audit', who: 'dora', path: ({ project }) => `/p/${project}/audit` },
  { name: 'storage', who: 'dora', path: ({ project }) => `/p/${project}/storage` },
  { name: 'queue', who: 'dora', path: () => '/queue' },
  { name: 'farm-backends', who: 'dora', path: () => '/farm' },
  { name: 'farm-pipelines', who: 'dora', path: () => '/farm?view=pipelines' },
  { name: 'farm-usage', who: 'dora', path: () => '/farm?view=usage' },
  { name: 'webhooks', who: 'dora', path: ({ project }) => `/p/${project}/webhooks` },
  {
    name: 'rescued',
    who: 'dora',
    path: ({ project }) => `/p/${project}/members`,
    open: async (page, { dora, project }) => {
      await layAside(page, dora, project, 'sh020');
      await page.goto(`/p/${project}/rescued`);
      await page.getByText('sh020').or(page.getByText('SH020')).first().waitFor();
    },
  },
  { name: 'account', who: 'dora', path: () => '/account' },
  { name: 'not-found', who: 'dora', path: () => '/nowhere' },
  {
    name: 'scene',
    who: 'dora',
    path: canvas,
    open: async (page, crew) => {
      await makeScene(crew);
      await page.goto(`/p/${crew.project}?node=the-coast`);
      await page.locator('[data-node-id="the-coast"]').getByText('Open').waitFor();
    },
  },
  {
    name: 'inside-scene',
    who: 'dora',
    path: canvas,
    open: async (page, crew) => {
      await makeScene(crew);
      await page.goto(`/p/${crew.project}?scene=the-coast`);
      await page.getByRole('navigation', { name: 'Where you are' }).waitFor();
    },
  },
  {
    name: 'merge',
    who: 'dora',
    path: ({ project }) => `/p/${project}/history?tab=branches`,
    open: async (page, { arne, dora, project }) => {
      const [time, wear] =
        (await page.locator('html').getAttribute('data-mantine-color-scheme')) === 'dark'
          ? ['night', 'wind in her hair']
          : ['dawn', 'her hood up'];
      const { id } = await dora.call('POST', `/projects/${project}/branches`, { name: `By ${time}` });
      const run = (at: unknown, commands: readonly unknown[]) =>
        arne.call('POST', `/projects/${String(at)}/commands`, { commands });
      const prompt = (text: string) => ({ name: 'setParams', args: { id: 'sh020', params: { prompt: text } } });
      await run(id, [
        prompt(`Ines looks out over the sea by ${time}, the beam passes behind her`),
        { name: 'renameNode', args: { id: 'sh050', title: `SH050 Lighthouse, ${time}` } },
      ]);
      await run(project, [prompt(`Ines looks out over the sea, ${wear}`)]);
      await page.goto(`/p/${String(id)}`);
      await page.getByTestId('branch-chip').click();
      await page.getByRole('menuitem', { name: 'Compare and merge' }).click();
      await page.getByRole('radiogroup', { name: 'Prompt' }).waitFor();
    },
  },
  {
    // The last: what it asks for is still being made after it.
    name: 'activity',
    who: 'paul',
    path: ({ project }) => `/p/${project}/activity`,
    open: async (page, { arne, dora, project }) => {
      const ask = (person: Person, node: string, variations: number) =>
        person.call('POST', `/projects/${project}/requests`, { node, variations });
      await ask(arne, 'sh020', 3);
      await page.getByText('made takes').first().waitFor();
      await ask(arne, 'sh050', 4);
      await ask(dora, 'sh030', 2);
      await page.getByText(/^Drawing frame/).waitFor();
    },
  },
];

test.describe('every page', () => {
  let installation: Installation;
  let browser: Browser;
  let crew: Crew;

  test.beforeAll(async () => {
    await mkdir(FOLDER, { recursive: true });
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    crew = await Crew.gather(installation.origin);
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  for (const picture of PICTURES) {
    for (const scheme of picture.schemes ?? (['dark', 'light'] as const)) {
      test(`${picture.name} ${scheme}`, async () => {
        const page = await pageOf(
          browser,
          installation.origin,
          picture.who === null ? null : crew[picture.who],
          picture.path(crew),
          scheme,
        );
        if (picture.path(crew).startsWith('/p/')) await page.getByTestId('save-state').getByText('Saved').waitFor();
        await picture.open?.(page, crew);
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(CALM_MS);
        const path = join(FOLDER, `${picture.name}-${scheme}.jpg`);
        await page.screenshot({ path, type: 'jpeg', quality: QUALITY, animations: 'disabled' });
        await page.context().close();
      });
    }
  }
});

/** A page in a theme. */
async function pageOf(
  browser: Browser,
  origin: string,
  person: Person | null,
  path: string,
  scheme: Scheme,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: SIZE, reducedMotion: 'reduce' });
  await context.addInitScript((wanted) => localStorage.setItem('mantine-color-scheme-value', wanted), scheme);
  if (person !== null) {
    const { email, password } = person;
    await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin } });
  }
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
