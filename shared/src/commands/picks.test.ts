import { describe, expect, it } from 'vitest';
import { readPick, recordsOf, rootOf } from '../document/index.ts';
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

describe('locking a pick', () => {
  const second = TakeId.parse('t-second');
  function locked() {
    const doc = sampleProject();
    addTake(doc, second, sampleTake('shot1', 'd'));
    const first = readPick(doc, shot)?.id;
    return { first, doc: done('arne', 'setPickLock', { nodes: ['shot1'], locked: true }, doc) };
  }

  it('[L1] keeps it against everybody, also against a pick that was set while one was away', () => {
    const { doc, first } = locked();
    for (const take of [second, null]) {
      expect(refused('dora', 'setPick', { node: 'shot1', take }, doc)).toMatchObject({ code: 'locked', rule: 'L1' });
    }
    expect(refused('dora', 'trashTakes', { node: 'shot1', takes: [first], trashed: true }, doc)).toMatchObject({
      rule: 'L1',
    });
    expect(changesNothing('anna', 'setPick', { node: 'shot1', take: first }, doc)).toBe(true);
    rootOf(doc, 'picks').set('shot1', second);
    expect(readPick(doc, shot)?.id).toBe(first);
    const unlocked = done('arne', 'setPickLock', { nodes: ['shot1'], locked: false }, doc);
    expect(readPick(unlocked, shot)?.id).toBe(first);
    expect(readPick(done('anna', 'setPick', { node: 'shot1', take: second }, unlocked), shot)?.id).toBe(second);
  });

  it('[L2] needs a pick, and a node', () => {
    expect(refused('arne', 'setPickLock', { nodes: ['shot2'], locked: true })).toMatchObject({ rule: 'L2' });
    expect(refused('arne', 'setPickLock', { nodes: ['ghost'], locked: true })).toMatchObject({ rule: 'N4' });
  });

  it('[L1] reads as no lock where it names the take of another node', () => {
    const { doc } = locked();
    const other = TakeId.parse('t-other');
    addTake(doc, other, sampleTake('shot2', 'e'));
    doc.transact(() => recordsOf(doc, 'nodes').get('shot1')?.set('pickLock', other));
    expect(readPick(doc, shot)?.node).toBe('shot1');
  });
});
