import { createNodes, putRunFact, requestTakes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, RequestId, runIdOf, UserId } from '@dailies/shared/ids';
import type { RunState } from '@dailies/shared/runs';
import { expect, test } from 'vitest';
import { ProjectModel } from './ProjectModel.ts';
import { queuePlace } from './queuePlace.ts';

test('a run stands behind all that were asked for earlier and still wait', () => {
  const doc = newDocument();
  const model = new ProjectModel(doc);
  const as = (now: number) => ({ actor: UserId.parse('ada'), role: 'artist' as const, now });
  const nodes = ['s', 't', 'u'].map((id) => ({ id, type: 'shot-still', pos: [0, 0] }));
  createNodes.run(doc, { nodes }, as(1));
  const ask = (id: string, node: string, at: number) =>
    requestTakes.run(doc, { id, node, kind: 'generate', variations: 2, recipe: null }, as(at));
  const put = (id: string, node: string, variation: number, state: RunState) => {
    const request = RequestId.parse(id);
    putRunFact(doc, runIdOf(request, variation), { request, node: NodeId.parse(node), variation, state });
  };
  const places = () => ['s', 't', 'u'].map((id) => queuePlace(model, NodeId.parse(id)));
  ask('a', 's', 10);
  ask('b', 't', 20);
  for (const variation of [1, 0]) {
    put('a', 's', variation, 'queued');
    put('b', 't', variation, 'queued');
  }
  expect(places()).toEqual([1, 3, null]);
  put('a', 's', 0, 'running');
  expect(places()).toEqual([1, 2, null]);
  put('a', 's', 1, 'running');
  expect(places()).toEqual([null, 1, null]);
});
