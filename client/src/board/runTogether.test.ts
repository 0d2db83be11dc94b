import { setStatus } from '@dailies/shared/commands';
import { readTracking } from '@dailies/shared/document';
import { NodeId, UserId } from '@dailies/shared/ids';
import { sampleProject } from '@dailies/shared/testing';
import { expect, test } from 'vitest';
import { Observable } from '../session/Observable.ts';
import type { SessionPhase } from '../session/ProjectSession.ts';
import { Undo } from '../session/Undo.ts';
import { runTogether } from './runTogether.ts';

const NODES = ['shot1', 'shot2'].map((id) => NodeId.parse(id));

function opened(role: 'producer' | 'artist' = 'producer') {
  const doc = sampleProject();
  const undo = new Undo(doc);
  const phase = new Observable<SessionPhase>({ kind: 'open' });
  const context = () => ({ actor: UserId.parse('paul'), role, now: 1 });
  const statuses = () => NODES.map((node) => readTracking(doc, node).status);
  return { session: { doc, undo, phase, context }, doc, undo, statuses };
}
const to = (status: string) => NODES.map((node) => ({ node, status }));

test('several shots are changed in one transaction, and taken back in one step under its name', () => {
  const { session, doc, undo, statuses } = opened();
  const before = statuses();
  let updates = 0;
  doc.on('update', () => (updates += 1));
  expect(runTogether(session, setStatus, to('hold'), 'Set status of 2 shots').ok).toBe(true);
  expect(statuses()).toEqual(['hold', 'hold']);
  expect(updates).toBe(1);
  expect(undo.undo()).toBe('Set status of 2 shots');
  expect(statuses()).toEqual(before);
});

test('nothing is changed where one of them may not be', () => {
  const { session, statuses } = opened();
  const before = statuses();
  const refused = runTogether(session, setStatus, [...to('hold'), { node: 'ghost', status: 'hold' }], 'Set status');
  expect(refused.ok).toBe(false);
  expect(runTogether(opened('artist').session, setStatus, to('hold'), 'Set status').ok).toBe(false);
  expect(statuses()).toEqual(before);
});
