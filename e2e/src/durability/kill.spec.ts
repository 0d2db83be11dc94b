import { expect, test } from '@playwright/test';
import { createNodes, requestTakes, setParams } from '@dailies/shared/commands';
import { readNodes, readRuns, readTakes, textParam } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { newId, runIdOf, RequestId, UserId } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import { Installation, type Part } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Copy } from '../people/Copy.ts';
import { Person } from '../people/Person.ts';

const GENERATIONS = 10;
const KILLS: readonly Part[] = ['sync-server', 'job-runner', 'postgres', 'sync-server', 'job-runner', 'postgres'];

const id = (): string => newId((bytes) => crypto.getRandomValues(bytes));
const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

test.describe('SIGKILL in the middle of ten generations and two people typing', () => {
  let installation: Installation;
  test.beforeAll(async () => {
    installation = await Installation.start();
    await Person.signUp(installation.origin, 'Dora');
  });
  test.afterAll(() => installation.stop());

  test('loses no acknowledged edit, ends every request in exactly its takes, refuses nobody', async () => {
    const dora = await Person.signIn(installation.origin, 'Dora');
    const project = await dora.createProject('Under fire');
    const arne = await Person.signUp(installation.origin, 'Arne', await dora.invite(project, 'artist'));
    const people = await Promise.all(
      [dora, arne].map(async (person) => ({
        user: UserId.parse((await person.call('GET', '/me'))['id']),
        copy: new Copy(installation.origin, project, person.token),
      })),
    );
    await expect.poll(() => people.every(({ copy }) => copy.isSaved)).toBe(true);
    const [director, artist] = people;
    if (director === undefined || artist === undefined) throw new Error('Two people are needed.');
    const context = (user: UserId) => ({ actor: user, role: 'artist', now: Date.now() }) as const;

    for (const [index, { user, copy }] of people.entries()) {
      unwrap(
        createNodes.run(
          copy.doc,
          {
            nodes: [0, 1, 2, 3, 4].map((n) => ({
              id: `shot${index}-${n}`,
              type: 'shot-still',
              pos: [n * 400, index * 400],
            })),
          },
          context(user),
        ),
      );
    }
    await expect.poll(() => people.every(({ copy }) => copy.isSaved && readNodes(copy.doc).length === 10)).toBe(true);

    // What each typed by the time that the indicator said "saved".
    const acknowledged = new Map<string, string>();
    const requests: string[] = [];
    let typing = true;
    const type = async ({ user, copy }: (typeof people)[number], node: string): Promise<void> => {
      let typed = '';
      for (let count = 0; typing; count += 1) {
        typed += `${count} `;
        unwrap(setParams.run(copy.doc, { id: node, params: { prompt: typed } }, context(user)));
        await later(40);
        if (copy.isSaved) acknowledged.set(node, typed);
      }
    };
    const typists = [type(director, 'shot0-4'), type(artist, 'shot1-4')];
    for (let index = 0; index < GENERATIONS; index += 1) {
      const person = index % 2 === 0 ? director : artist;
      const request = id();
      requests.push(request);
      unwrap(
        requestTakes.run(
          person.copy.doc,
          {
            id: request,
            node: `shot${index % 2}-${Math.floor(index / 2) % 4}`,
            kind: 'generate',
            variations: 1,
            recipe: null,
          },
          context(person.user),
        ),
      );
      await later(250);
      const victim = KILLS[index];
      if (victim !== undefined) await installation.kill(victim).catch(() => {});
    }
    await later(1_500);
    typing = false;
    await Promise.all(typists);
    await expect
      .poll(() => people.map(({ copy }) => (copy.isSaved ? 'saved' : copy.standing)), { timeout: 30_000 })
      .toEqual(['saved', 'saved']);

    const ended = () =>
      requests.every((request) => {
        const run = readRuns(director.copy.doc).find((fact) => fact.id === runIdOf(RequestId.parse(request), 0));
        return run !== undefined && isTerminal(run.state);
      });
    await expect.poll(ended, { timeout: 100_000 }).toBe(true);
    const runs = readRuns(director.copy.doc);
    expect(runs.map(({ state, error }) => error ?? state)).toEqual(requests.map(() => 'succeeded'));
    const takes = readTakes(director.copy.doc);
    expect(takes).toHaveLength(GENERATIONS);
    expect(new Set(runs.map(({ take }) => take))).toEqual(new Set(takes.map((take) => take.id)));

    // A newcomer reads from the server alone.
    const fresh = new Copy(installation.origin, project, arne.token);
    await expect.poll(() => fresh.isSaved).toBe(true);
    expect(
      readTakes(fresh.doc)
        .map((take) => take.id)
        .sort(),
    ).toEqual(takes.map((take) => take.id).sort());
    for (const [node, text] of acknowledged) {
      expect(textParam(fresh.doc, node, 'prompt')?.toString().startsWith(text)).toBe(true);
    }
    expect(acknowledged.size).toBe(2);
    for (const { copy } of people) {
      expect(copy.refusals).toEqual([]);
      expect(textParam(copy.doc, 'shot0-4', 'prompt')?.toString()).toBe(
        textParam(fresh.doc, 'shot0-4', 'prompt')?.toString(),
      );
    }
    for (const copy of [fresh, ...people.map((person) => person.copy)]) copy.close();
  });

  test('a page keeps what was typed through the same kills, and says what is saved and what is not', async () => {
    const director = await Person.signIn(installation.origin, 'Dora');
    const project = await director.createProject('On a page');
    const nodes = [{ id: 'words', type: 'prompt', pos: [0, 0], params: { text: 'Fog' } }];
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'createNodes', args: { nodes } }],
    });
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ baseURL: installation.origin, viewport: { width: 1400, height: 860 } });
      await page.goto(`/p/${project}`);
      await page.getByLabel('Email').fill(director.email);
      await page.getByRole('textbox', { name: 'Password' }).fill(director.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('[data-node-id="words"]').click({ position: { x: 60, y: 14 } });
      const says = page.getByTestId('save-state');
      const text = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Text' });
      const type = async (words: string): Promise<void> => {
        await text.click();
        await page.keyboard.press('Control+End');
        await page.keyboard.type(words, { delay: 30 });
      };
      const stored = async (): Promise<string | undefined> => {
        const copy = new Copy(installation.origin, project, director.token);
        await expect.poll(() => copy.isSaved, { timeout: 30_000 }).toBe(true);
        const now = textParam(copy.doc, 'words', 'text')?.toString();
        copy.close();
        return now;
      };

      let expected = 'Fog';
      for (const part of ['sync-server', 'postgres', 'job-runner'] as const) {
        await installation.kill(part);
        await type(`, ${part} gone`);
        expected += `, ${part} gone`;
        await expect(says).toHaveText('Saved', { timeout: 60_000 });
        // Nothing but the page and the log has it; what was told to be saved is in the log.
        expect(await stored()).toBe(expected);
      }

      // The database is there and says nothing: the page tells so, goes on, and recovers by itself.
      const thaw = await installation.freeze('postgres');
      await type(', and gulls');
      await expect(says).toHaveText('Saving…');
      await expect(says).toHaveText(/^Not saved \(storage\) — \d+ changes wait here$/, { timeout: 15_000 });
      await type(' over the quay');
      await expect(says).not.toHaveText('Saved');
      await page.screenshot({ path: test.info().outputPath('not-saved.png') });
      thaw();
      await expect(says).toHaveText('Saved', { timeout: 60_000 });
      expect(await stored()).toBe(`${expected}, and gulls over the quay`);

      // A reload shows the same, from its own copy and the server together.
      await page.reload();
      await expect(page.locator('[data-node-id="words"]')).toContainText('and gulls over the quay', {
        timeout: 30_000,
      });
    } finally {
      await browser.close();
    }
  });
});
