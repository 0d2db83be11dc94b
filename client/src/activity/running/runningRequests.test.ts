import { createNodes, putRunFact, requestTakes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, RequestId, runIdOf, UserId } from '@dailies/shared/ids';
import type { RunState } from '@dailies/shared/runs';
import { expect, test } from 'vitest';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { failedLately } from './failedLately.ts';
import { requestFacts } from './requestFacts.ts';
import { runningRequests } from './runningRequests.ts';

const DAY_MS = 24 * 60 * 60_000;

function project() {
  const doc = newDocument();
  const model = new ProjectModel(doc);
  const as = (now: number) => ({ actor: UserId.parse('ada'), role: 'artist' as const, now });
  const nodes = ['s', 't', 'u'].map((id) => ({ id, type: 'shot-still', pos: [0, 0] }));
  createNodes.run(doc, { nodes }, as(1));
  return {
    model,
    ask: (id: string, node: string, at: number, variations = 2) =>
      requestTakes.run(doc, { id, node, kind: 'generate', variations, recipe: null }, as(at)),
    put: (id: string, node: string, variation: number, state: RunState, error?: string) => {
      const request = RequestId.parse(id);
      const fact = { request, node: NodeId.parse(node), variation, state, ...(error === undefined ? {} : { error }) };
      putRunFact(doc, runIdOf(request, variation), fact);
    },
    short: () => runningRequests(model).map(({ request, state, place, ended }) => [request.id, state, place, ended]),
  };
}

test('shows each request once, what is at work before the line, and what the server has not seen last', () => {
  const { ask, put, short } = project();
  ask('a', 's', 10);
  ask('b', 't', 20);
  ask('c', 'u', 15);
  expect(short()).toEqual([
    ['a', 'asked', null, 0],
    ['c', 'asked', null, 0],
    ['b', 'asked', null, 0],
  ]);
  for (const variation of [0, 1]) {
    put('b', 't', variation, 'queued');
    put('a', 's', variation, 'queued');
  }
  put('a', 's', 0, 'running');
  expect(short()).toEqual([
    ['a', 'running', 1, 0],
    ['b', 'queued', 2, 0],
    ['c', 'asked', null, 0],
  ]);
  put('a', 's', 0, 'succeeded');
  put('a', 's', 1, 'cancelled');
  expect(short()).toEqual([
    ['b', 'queued', 1, 0],
    ['c', 'asked', null, 0],
  ]);
});

test('says what was there already, what failed and why, and what waits for a person', () => {
  const { model, ask, put } = project();
  ask('a', 's', 10, 4);
  put('a', 's', 0, 'reused');
  put('a', 's', 1, 'failed', 'Out of memory.');
  put('a', 's', 2, 'queued');
  const [first] = runningRequests(model);
  expect(first).toMatchObject({ state: 'queued', ended: 2, reused: 1, failed: 1, sentence: 'Out of memory.' });
  expect(first && requestFacts(first)).toEqual(['take 3 of 4', '1 was there already', '1 failed']);
  ask('b', 't', 20, 1);
  put('b', 't', 0, 'held', 'The shot changed since.');
  expect(runningRequests(model)[0]).toMatchObject({ state: 'held', sentence: 'The shot changed since.' });
});

test('keeps what failed in sight for a day, until it is asked for again', () => {
  const { model, ask, put } = project();
  ask('a', 's', 10);
  put('a', 's', 1, 'running');
  put('a', 's', 0, 'failed', 'Out of memory.');
  expect(failedLately(model, 20)).toEqual([]);
  put('a', 's', 1, 'succeeded');
  expect(failedLately(model, 20)).toMatchObject([{ request: { id: 'a' }, failed: 1, sentence: 'Out of memory.' }]);
  expect(failedLately(model, 10 + DAY_MS)).toEqual([]);
  ask('b', 's', 30);
  expect(failedLately(model, 40)).toEqual([]);
});
