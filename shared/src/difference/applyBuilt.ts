import {
  deleteCut,
  deleteDrawing,
  putCut,
  putDrawing,
  setAssignee,
  setDue,
  setLocked,
  setPick,
  setPickLock,
  setSettings,
  setStatus,
} from '../commands/index.ts';
import { DEFAULT_SETTINGS, readCut, readDrawing, Settings } from '../document/index.ts';
import { type Change, VALUE_KEY } from './change.ts';
import type { ChangeRunner } from './ChangeRunner.ts';
import type { JsonValue } from './contents.ts';

export const valueAfter = ({ fields }: Change): JsonValue | undefined =>
  fields.find(({ key }) => key === VALUE_KEY)?.after;

/** The whole record after a change, on top of what is there now. */
export function mergedRecord(present: Readonly<Record<string, unknown>>, { fields }: Change): Record<string, unknown> {
  const merged = new Map<string, unknown>(Object.entries(present));
  for (const { key, after } of fields) {
    if (after === undefined) merged.delete(key);
    else merged.set(key, after);
  }
  return Object.fromEntries(merged);
}

export function applySettings(runner: ChangeRunner, changes: readonly Change[]): void {
  for (const change of changes) {
    const key = Settings.keyof().safeParse(change.id);
    if (!key.success) runner.refuse(change, `There is no setting "${change.id}".`);
    else runner.run(setSettings, { [key.data]: valueAfter(change) ?? DEFAULT_SETTINGS[key.data] }, { change });
  }
}

export function applyDrawing(runner: ChangeRunner, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  const [removed, put] = [changes.filter(isRemoved), changes.filter((change) => !isRemoved(change))];
  const present = readDrawing(runner.doc);
  const steps = put.map((change) => ({
    change,
    args: { id: change.id, record: mergedRecord(present.get(change.id) ?? {}, change) },
  }));
  runner.runMany(putDrawing, steps, (records) => ({ records }), 1_000);
  const removals = removed.map((change) => ({ change, args: change.id }));
  runner.runMany(deleteDrawing, removals, (ids) => ({ ids }), 5_000);
}

/** Locks of picks: those that change are taken off before picks are set, and put on afterwards. */
export function applyPickLocks(runner: ChangeRunner, nodes: readonly Change[], step: 'off' | 'on'): void {
  for (const change of nodes) {
    const field = change.fields.find(({ key }) => key === 'pickLock');
    if (field === undefined || change.kind === 'removed') continue;
    const locked = step === 'on' && field.after !== undefined;
    if (locked || (step === 'off' && field.before !== undefined))
      runner.run(setPickLock, { nodes: [change.id], locked }, { change, fields: [field] });
  }
}

export function applyPicks(runner: ChangeRunner, changes: readonly Change[]): void {
  for (const change of changes) {
    runner.run(setPick, { node: change.id, take: valueAfter(change) ?? null }, { change });
  }
}

export function applyCut(runner: ChangeRunner, changes: readonly Change[]): void {
  const present = new Map(changes.length === 0 ? [] : readCut(runner.doc).map(({ id, ...clip }) => [id, clip]));
  for (const change of changes) {
    if (isRemoved(change)) runner.run(deleteCut, { ids: [change.id] }, { change });
    else {
      const record = mergedRecord(present.get(change.id) ?? {}, change);
      runner.run(putCut, { records: [{ id: change.id, record }] }, { change });
    }
  }
}

/** Keys of tracking say what they are about: `node:status`, `node:assignee:user`. */
export function applyTracking(runner: ChangeRunner, changes: readonly Change[]): void {
  for (const change of changes) {
    const [node, what, user] = change.id.split(':');
    const value = valueAfter(change);
    if (what === 'status') runner.run(setStatus, { node, status: value ?? null }, { change });
    else if (what === 'due') runner.run(setDue, { node, due: value ?? null }, { change });
    else if (what === 'locked') runner.run(setLocked, { node, locked: value === true }, { change });
    else if (what === 'assignee') runner.run(setAssignee, { node, user, assigned: value === true }, { change });
    else runner.refuse(change, `This version does not know "${change.id}" of the tracking.`);
  }
}

const isRemoved = ({ kind }: Change): boolean => kind === 'removed';
