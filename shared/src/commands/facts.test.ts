import { describe, expect, it } from 'vitest';
import { readPick, readRun, readTake, rootOf, takesOfNode } from '../document/index.ts';
import { NodeId, RequestId, runIdOf, TakeId } from '../ids/index.ts';
import { RUN_STATES, TERMINAL_RUN_STATES } from '../runs/index.ts';
import { sampleProject, sampleTake } from '../testing/sampleProject.ts';
import { act } from '../testing/sampleProject.ts';
import { addTake, putRunFact } from './facts.ts';

const request = RequestId.parse('req1');
const node = NodeId.parse('shot2');
const run = runIdOf(request, 1);

describe('facts', () => {
  it.each(TERMINAL_RUN_STATES)('[F1] a run that is %s stays so', (state) => {
    const doc = sampleProject();
    putRunFact(doc, run, { request, node, variation: 1, state: 'running' });
    putRunFact(doc, run, { request, node, variation: 1, state });
    for (const later of RUN_STATES) putRunFact(doc, run, { request, node, variation: 1, state: later });
    expect(readRun(doc, run)?.state).toBe(state);
  });

  it('[F1] the same state again is not written', () => {
    const doc = sampleProject();
    putRunFact(doc, run, { request, node, variation: 1, state: 'queued' });
    const held = rootOf(doc, 'runs')._map.get(run);
    putRunFact(doc, run, { state: 'queued', variation: 1, node, request });
    expect(rootOf(doc, 'runs')._map.get(run)).toBe(held);
  });

  it('[F2] a take is written once, and numbered within its node', () => {
    const doc = sampleProject();
    const [first, second] = [TakeId.parse('tA'), TakeId.parse('tB')];
    expect(addTake(doc, first, sampleTake('shot2')).number).toBe(1);
    expect(addTake(doc, second, sampleTake('shot2', 'd')).number).toBe(2);
    expect(addTake(doc, first, sampleTake('shot2', 'e'))).toMatchObject({ number: 1, media: 'a'.repeat(64) });
    expect(takesOfNode(doc, node).map(({ id }) => id)).toEqual([first, second]);
    expect(readTake(doc, first)?.media).toBe('a'.repeat(64));
  });

  it('[F3] the first take becomes the pick; a later one does not take its place', () => {
    const doc = sampleProject();
    addTake(doc, TakeId.parse('tA'), sampleTake('shot2'));
    addTake(doc, TakeId.parse('tB'), sampleTake('shot2', 'd'));
    expect(readPick(doc, node)?.id).toBe('tA');
    act(doc, 'arne', 'setPick', { node: 'shot2', take: null });
    addTake(doc, TakeId.parse('tC'), sampleTake('shot2', 'e'));
    expect(readPick(doc, node)?.id).toBe('tC');
  });

  it('[F2] numbers 2,000 takes of one node in well under two seconds', () => {
    const doc = sampleProject();
    const start = performance.now();
    doc.transact(() => {
      for (let index = 0; index < 2_000; index += 1) addTake(doc, TakeId.parse(`t${index}`), sampleTake('shot2'));
    });
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(takesOfNode(doc, node).at(-1)?.number).toBe(2_000);
  });
});
