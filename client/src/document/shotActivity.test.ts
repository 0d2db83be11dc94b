import { createNodes, putRunFact, requestTakes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, RequestId, runIdOf, UserId } from '@dailies/shared/ids';
import type { RunState } from '@dailies/shared/runs';
import { expect, test } from 'vitest';
import { ProjectModel } from './ProjectModel.ts';
import { shotActivity } from './shotActivity.ts';

const node = NodeId.parse('s');

function shot() {
  const doc = newDocument();
  const model = new ProjectModel(doc);
  const at = (now: number) => ({ actor: UserId.parse('ada'), role: 'artist' as const, now });
  createNodes.run(doc, { nodes: [{ id: 's', type: 'shot-still', pos: [0, 0] }] }, at(1));
  return {
    model,
    ask: (id: string, now: number) =>
      requestTakes.run(doc, { id, node: 's', kind: 'generate', variations: 2, recipe: null }, at(now)),
    run: (id: string, variation: number, state: RunState, error?: string) => {
      const request = RequestId.parse(id);
      const fact = { request, node, variation, state, ...(error === undefined ? {} : { error }) };
      putRunFact(doc, runIdOf(request, variation), fact);
    },
  };
}

test('goes from asked over working to idle', () => {
  const { model, ask, run } = shot();
  expect(shotActivity(model, node)).toEqual({ kind: 'idle' });
  ask('a', 2);
  expect(shotActivity(model, node)).toMatchObject({ kind: 'asked', request: { id: 'a' } });
  run('a', 1, 'queued');
  run('a', 0, 'running');
  expect(shotActivity(model, node)).toMatchObject({
    kind: 'working',
    done: 0,
    runs: [{ variation: 0 }, { variation: 1 }],
  });
  run('a', 0, 'succeeded');
  expect(shotActivity(model, node)).toMatchObject({ kind: 'working', done: 1 });
  run('a', 1, 'cancelled');
  expect(shotActivity(model, node)).toEqual({ kind: 'idle' });
});

test('says why the newest request is held or failed, and forgets an older failure', () => {
  const { model, ask, run } = shot();
  ask('a', 2);
  run('a', 0, 'failed', 'Out of memory.');
  run('a', 1, 'succeeded');
  expect(shotActivity(model, node)).toEqual({
    kind: 'failed',
    run: runIdOf(RequestId.parse('a'), 0),
    message: 'Out of memory.',
  });
  ask('b', 3);
  expect(shotActivity(model, node)).toMatchObject({ kind: 'asked' });
  run('b', 0, 'held', 'The shot changed since.');
  expect(shotActivity(model, node)).toMatchObject({ kind: 'held', reason: 'The shot changed since.' });
  run('b', 0, 'succeeded');
  run('b', 1, 'reused');
  expect(shotActivity(model, node)).toEqual({ kind: 'idle' });
});
