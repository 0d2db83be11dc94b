import { describe, expect, it } from 'vitest';
import { readPick, readTrashed, rootOf } from '../document/index.ts';
import { NodeId, TakeId } from '../ids/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';
import { sampleProject } from '../testing/sampleProject.ts';

const shot = NodeId.parse('shot1');
const firstTake = () => TakeId.parse([...rootOf(sampleProject(), 'takes').keys()][0]);

describe('the trash', () => {
  it('keeps a take aside, circled no more, and gives it back', () => {
    const take = firstTake();
    const args = { node: shot, takes: [take], trashed: true };
    const thrown = done('arne', 'trashTakes', args);
    expect([...readTrashed(thrown, shot)]).toEqual([take]);
    expect(readPick(thrown, shot)).toBeUndefined();
    expect(changesNothing('arne', 'trashTakes', args, thrown)).toBe(true);
    const back = done('dora', 'trashTakes', { ...args, trashed: false }, thrown);
    expect(readTrashed(back, shot).size).toBe(0);
  });

  it('[N4] [N6] refuses takes of other nodes, and nodes that are gone', () => {
    const takes = [firstTake()];
    expect(refused('dora', 'trashTakes', { node: 'shot2', takes, trashed: true })).toMatchObject({ rule: 'N6' });
    expect(refused('dora', 'trashTakes', { node: 'ghost', takes, trashed: true })).toMatchObject({ rule: 'N4' });
  });
});
