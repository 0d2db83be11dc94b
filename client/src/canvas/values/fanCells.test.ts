import { addTake, connect, createNodes, putRunFact, requestCells } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, RequestId, runIdOf, takeIdOf, UserId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { RecipeHash, type RunState } from '@dailies/shared/runs';
import { expect, test } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { fanSheet } from './fanCells.ts';

const ada = UserId.parse('ada');
const shot = NodeId.parse('shot');
const fan = NodeId.parse('fan');
const as = (now: number) => ({ actor: ada, role: 'artist' as const, now });
const recipeOf = (cell: number) => RecipeHash.parse(String(cell).repeat(32));

/** A shot whose lens a list of two fans out, and what is asked for and made of it. */
function stage(values = '24\n85') {
  const doc = newDocument();
  const nodes = [
    { id: shot, type: 'shot-still', pos: [0, 0], driven: ['lensMm'] },
    { id: fan, type: 'fan-out', title: 'Lenses', pos: [0, 0], params: { values } },
  ];
  expect(createNodes.run(doc, { nodes }, as(1)).ok).toBe(true);
  const edge = { id: 'e', from: fan, fromPort: 'value', to: shot, toPort: 'driven:lensMm' };
  expect(connect.run(doc, edge, as(1)).ok).toBe(true);
  const model = new ProjectModel(doc);
  return {
    doc,
    ask: (id: string, cell: number, now: number) =>
      expect(
        requestCells.run(doc, { node: shot, cells: [{ id, values: { [fan]: cell }, recipe: null }] }, as(now)).ok,
      ).toBe(true),
    runs: (id: string, state: RunState, recipe?: RecipeHash) => {
      const request = RequestId.parse(id);
      const run = runIdOf(request, 0);
      const take = takeIdOf(run);
      const media = Sha256.parse('a'.repeat(64));
      const fact = { request, node: shot, variation: 0, state, ...(recipe === undefined ? {} : { take }) };
      doc.transact(() => {
        if (recipe !== undefined) {
          addTake(doc, take, {
            node: shot,
            kind: 'image',
            media,
            poster: media,
            width: 64,
            height: 64,
            frames: 1,
            fps: [24, 1],
            recipe,
            seed: 1,
            pipeline: 'p@1',
            by: ada,
            at: 1,
          });
        }
        putRunFact(doc, run, state === 'failed' ? { ...fact, error: 'It broke.' } : fact);
      });
    },
    sheet: () => {
      const node = model.nodes.get(fan);
      if (node === undefined) throw new Error('There is no fan-out.');
      return fanSheet(model, node, shot, (cell) => recipeOf(cell[fan] ?? 0));
    },
    states: (): readonly string[] => {
      const node = model.nodes.get(fan);
      const sheet = node === undefined ? undefined : fanSheet(model, node, shot, (cell) => recipeOf(cell[fan] ?? 0));
      return sheet?.ok === true ? sheet.value.cells.map(({ state, take }) => `${state} ${take?.number ?? '-'}`) : [];
    },
  };
}

test('a cell goes from empty to its newest take', () => {
  const { ask, runs, states } = stage();
  expect(states()).toEqual(['empty -', 'empty -']);
  ask('r1', 1, 10);
  expect(states()).toEqual(['empty -', 'waiting -']);
  runs('r1', 'running');
  expect(states()).toEqual(['empty -', 'running -']);
  runs('r1', 'succeeded', recipeOf(1));
  expect(states()).toEqual(['empty -', 'made 1']);
  ask('r2', 1, 20);
  expect(states()).toEqual(['empty -', 'waiting 1']);
  runs('r2', 'succeeded', recipeOf(1));
  expect(states()).toEqual(['empty -', 'made 2']);
});

test('a take of another recipe is out of sync, and what failed says why while the last take stays', () => {
  const { ask, runs, states, sheet } = stage();
  ask('r1', 0, 10);
  runs('r1', 'succeeded', recipeOf(7));
  expect(states()).toEqual(['stale 1', 'empty -']);
  ask('r2', 0, 20);
  runs('r2', 'failed');
  const now = sheet();
  expect(now.ok && now.value.cells[0]).toMatchObject({ state: 'failed', problem: 'It broke.', take: { number: 1 } });
  expect(now.ok && now.value.rows).toEqual(['24', '85']);
});

test('a fan-out that cannot be read says why', () => {
  const now = stage('24\nwide').sheet();
  expect(now).toMatchObject({
    ok: false,
    refusal: { message: 'The value "wide" of a fan-out is not a whole number.' },
  });
});
