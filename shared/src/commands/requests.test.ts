import { describe, expect, it } from 'vitest';
import { readRequest, readRequestMark } from '../document/index.ts';
import { NodeId, RequestId, runIdOf } from '../ids/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';
import { NOW, sampleProject } from '../testing/sampleProject.ts';
import { act } from '../testing/sampleProject.ts';
import { putRunFact } from './facts.ts';

const ask = (more: object = {}) => ({
  id: 'req9',
  node: 'shot1',
  kind: 'generate',
  variations: 1,
  recipe: null,
  ...more,
});

describe('requests', () => {
  it('asks in the name of whoever asks', () => {
    expect(readRequest(done('anna', 'requestTakes', ask({ variations: 8 })), 'req9')).toEqual({
      node: 'shot1',
      kind: 'generate',
      variations: 8,
      recipe: null,
      anyway: false,
      by: 'anna',
      at: NOW,
    });
  });

  it.each(['cancel', 'confirm'] as const)('[R1] a %s is written once; who presses again changes nothing', (mark) => {
    const doc = done('anna', `${mark}Request`, { request: 'req1' });
    expect(readRequestMark(doc, mark, 'req1')).toEqual({ by: 'anna', at: NOW });
    expect(changesNothing('dora', `${mark}Request`, { request: 'req1' }, doc)).toBe(true);
  });

  it('[R2] is not made for a locked node', () => {
    const doc = sampleProject();
    act(doc, 'paul', 'setLocked', { node: 'shot1', locked: true });
    expect(refused('arne', 'requestTakes', ask(), doc)).toMatchObject({ code: 'locked', rule: 'R2' });
    act(doc, 'paul', 'setLocked', { node: 'shot1', locked: false });
    expect(readRequest(done('arne', 'requestTakes', ask(), doc), 'req9')).toBeDefined();
  });

  it('[R4] asks for cells of a fan-out in one step, a request each', () => {
    const doc = sampleProject();
    act(doc, 'arne', 'createNodes', {
      nodes: [{ id: 'fan', type: 'fan-out', pos: [0, 0], params: { values: '24\n35' } }],
    });
    const cell = (at: number) => ({ id: `cell${at}`, values: { fan: at }, recipe: null });
    const asked = done('arne', 'requestCells', { node: 'shot1', cells: [cell(0), cell(1)] }, doc);
    expect(readRequest(asked, 'cell1')).toMatchObject({ node: 'shot1', variations: 1, values: { fan: 1 }, by: 'arne' });
    const beyond = { node: 'shot1', cells: [cell(0), cell(2)] };
    expect(refused('arne', 'requestCells', beyond, doc)).toMatchObject({ rule: 'R4' });
    expect(refused('arne', 'requestTakes', ask({ values: { mira: 0 } }), doc)).toMatchObject({ rule: 'R4' });
    const twice = { node: 'shot1', cells: [cell(0), cell(0)] };
    expect(refused('arne', 'requestCells', twice, doc)).toMatchObject({ rule: 'N1' });
  });

  const wrong: [string, string, object, string][] = [
    ['[N1] an id that is there', 'requestTakes', ask({ id: 'req1' }), 'conflict'],
    ['[N4] an unknown node', 'requestTakes', ask({ node: 'ghost' }), 'not-found'],
    ['[P6] a node without takes', 'requestTakes', ask({ node: 'prompt' }), 'invalid-graph'],
    ['[N9] no variations', 'requestTakes', ask({ variations: 0 }), 'invalid-input'],
    ['[N9] nine variations', 'requestTakes', ask({ variations: 9 }), 'invalid-input'],
    ['[N9] no number', 'requestTakes', ask({ variations: Number.NaN }), 'invalid-input'],
    ['[N9] no hash', 'requestTakes', ask({ recipe: 'abc' }), 'invalid-input'],
    ['[N9] an unknown kind', 'requestTakes', ask({ kind: 'train' }), 'invalid-input'],
    ['[N4] an unknown request', 'cancelRequest', { request: 'ghost' }, 'not-found'],
    ['[N4] an unknown request', 'confirmRequest', { request: 'ghost' }, 'not-found'],
  ];
  it.each(wrong)('refuses %s: %s', (_what, command, args, code) => {
    expect(refused('arne', command, args)).toMatchObject({ code });
  });
});

describe('chains of requests', () => {
  const link = (id: string, node: string, more: object = {}) => ({ ...ask(), id, node, chain: 'q1', ...more });
  const chain = { requests: [link('q1', 'shot1', { picks: true }), link('q2', 'shot2', { after: ['q1'] })] };

  it('are asked for in one step, each in the name of whoever asks', () => {
    const doc = done('anna', 'requestChain', chain);
    expect(readRequest(doc, 'q2')).toMatchObject({ node: 'shot2', chain: 'q1', after: ['q1'], by: 'anna', at: NOW });
    expect(refused('anna', 'requestChain', chain, doc)).toMatchObject({ rule: 'N1' });
  });

  it.each([
    ['waits for one that comes later', [link('q1', 'shot1', { after: ['q2'] }), link('q2', 'shot2')]],
    ['waits for one of somewhere else', [link('q1', 'shot1', { after: ['req1'] })]],
    ['has the name of another', [link('q1', 'shot1', { chain: 'req1' })]],
    ['has one id twice', [link('q1', 'shot1'), link('q1', 'shot2')]],
  ])('[Q7] are refused where one %s', (_what, requests) => {
    expect(refused('arne', 'requestChain', { requests })).toMatchObject({ code: 'invalid-input', rule: 'Q7' });
  });

  it('[R2] are refused whole where one shot is locked', () => {
    const doc = sampleProject();
    act(doc, 'paul', 'setLocked', { node: 'shot2', locked: true });
    expect(refused('arne', 'requestChain', chain, doc)).toMatchObject({ code: 'locked', rule: 'R2' });
  });

  it('are cancelled whole, but for what has ended', () => {
    const doc = done('anna', 'requestChain', chain);
    const run = runIdOf(RequestId.parse('q1'), 0);
    const fact = {
      request: RequestId.parse('q1'),
      node: NodeId.parse('shot1'),
      variation: 0,
      state: 'failed',
    } as const;
    putRunFact(doc, run, fact);
    const cancelled = done('arne', 'cancelChain', { chain: 'q1' }, doc);
    expect(readRequestMark(cancelled, 'cancel', 'q1')).toBeUndefined();
    expect(readRequestMark(cancelled, 'cancel', 'q2')).toEqual({ by: 'arne', at: NOW });
    expect(changesNothing('anna', 'cancelChain', { chain: 'q1' }, cancelled)).toBe(true);
    expect(refused('anna', 'cancelChain', { chain: 'ghost' }, doc)).toMatchObject({ rule: 'N4' });
  });
});
