import { expect, test } from '@playwright/test';
import { createNodes, requestTakes, setParams } from '@dailies/shared/commands';
import { readNodes, readRuns, readTakes, textParam } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { newId, runIdOf, RequestId, UserId } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import { Installation, type Part } from '../installation/Installation.ts';
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
  });
  test.afterAll(() => installation.stop());

  test('loses no acknowledged edit, ends every request in exactly its takes, refuses nobody', async () => {
    const dora = await Person.signUp(installation.origin, 'Dora');
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
    await expect.poll(ended, { timeout: 60_000 }).toBe(true);
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
});
