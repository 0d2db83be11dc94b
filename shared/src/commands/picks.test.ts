import { describe, expect, it } from 'vitest';
import { readPick, rootOf } from '../document/index.ts';
import { NodeId, TakeId } from '../ids/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';
import { sampleProject, sampleTake } from '../testing/sampleProject.ts';
import { addTake } from './facts.ts';

const shot = NodeId.parse('shot1');

describe('picking', () => {
  it('circles one of the takes, or none', () => {
    const doc = sampleProject();
    const second = TakeId.parse('t-second');
    addTake(doc, second, sampleTake('shot1', 'd'));
    const picked = done('anna', 'setPick', { node: 'shot1', take: second }, doc);
    expect(readPick(picked, shot)?.id).toBe(second);
    expect(changesNothing('anna', 'setPick', { node: 'shot1', take: second }, picked)).toBe(true);
    expect(readPick(done('anna', 'setPick', { node: 'shot1', take: null }, picked), shot)).toBeUndefined();
  });

  it('[N6] refuses the take of another node, and one that is not there', () => {
    const [take] = rootOf(sampleProject(), 'takes').keys();
    for (const args of [
      { node: 'shot2', take },
      { node: 'shot1', take: 'ghost' },
    ]) {
      expect(refused('arne', 'setPick', args)).toMatchObject({ code: 'not-found', rule: 'N6' });
    }
  });

  it('[N6] does not read a pick that belongs to another node', () => {
    const doc = sampleProject();
    const [take] = rootOf(doc, 'takes').keys();
    rootOf(doc, 'picks').set('shot2', take);
    expect(readPick(doc, NodeId.parse('shot2'))).toBeUndefined();
  });
});
