import { describe, expect, it } from 'vitest';
import { readTracking } from '../document/index.ts';
import { NodeId } from '../ids/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';

const shot = NodeId.parse('shot1');

describe('tracking', () => {
  it('keeps status, due date, people and lock, each by itself', () => {
    let doc = done('paul', 'setStatus', { node: 'shot1', status: 'wfa' });
    doc = done('paul', 'setDue', { node: 'shot1', due: '2027-02-28' }, doc);
    doc = done('dora', 'setAssignee', { node: 'shot1', user: 'anna', assigned: true }, doc);
    doc = done('dora', 'setLocked', { node: 'shot1', locked: true }, doc);
    expect(readTracking(doc, shot)).toEqual({
      status: 'wfa',
      due: '2027-02-28',
      locked: true,
      assignees: ['anna', 'arne'],
    });
    doc = done('paul', 'setDue', { node: 'shot1', due: null }, doc);
    doc = done('paul', 'setAssignee', { node: 'shot1', user: 'arne', assigned: false }, doc);
    doc = done('paul', 'setLocked', { node: 'shot1', locked: false }, doc);
    expect(readTracking(doc, shot)).toEqual({ status: 'wfa', due: undefined, locked: false, assignees: ['anna'] });
  });

  it.each([
    ['setStatus', { node: 'shot1', status: 'wfa' }],
    ['setDue', { node: 'shot1', due: null }],
    ['setAssignee', { node: 'shot1', user: 'rolf', assigned: false }],
    ['setLocked', { node: 'shot1', locked: true }],
  ])('changes nothing the second time: %s', (command, args) => {
    expect(changesNothing('paul', command, args, done('paul', command, args))).toBe(true);
  });

  it('[T1] refuses a status that the project does not have', () => {
    expect(refused('paul', 'setStatus', { node: 'shot1', status: 'lunch' })).toMatchObject({ rule: 'T1' });
  });

  it.each([
    ['setStatus', { status: 'done' }],
    ['setDue', { due: null }],
    ['setAssignee', { user: 'arne', assigned: true }],
    ['setLocked', { locked: true }],
  ])('[N4] refuses an unknown node: %s', (command, args) => {
    expect(refused('paul', command, { node: 'ghost', ...args })).toMatchObject({ code: 'not-found', rule: 'N4' });
  });

  it.each(['2027-02-30', '28.2.2027', '2027-2-8', ''])('[N9] refuses a date that is none: "%s"', (due) => {
    expect(refused('paul', 'setDue', { node: 'shot1', due })).toMatchObject({ code: 'invalid-input' });
  });

  it('[N9] refuses a user with a colon, which would make another key', () => {
    const args = { node: 'shot1', user: 'a:b', assigned: true };
    expect(refused('paul', 'setAssignee', args)).toMatchObject({ code: 'invalid-input' });
  });
});
