import { changesToRestore, contentsOf } from '@dailies/shared/difference';
import { newDocument, readNode, readSettings } from '@dailies/shared/document';
import type { Role } from '@dailies/shared/people';
import { act, NOW, PEOPLE, sampleProject } from '@dailies/shared/testing';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Undo } from '../session/Undo.ts';
import { applyInSession } from './applyInSession.ts';

function later() {
  const kept = contentsOf(sampleProject());
  const doc = newDocument();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(sampleProject()));
  const undo = new Undo(doc);
  act(doc, 'arne', 'renameNode', { id: 'shot1', title: 'Wide' });
  act(doc, 'arne', 'deleteNodes', { ids: ['mira'] });
  act(doc, 'dora', 'setSettings', { name: 'Day Shift' });
  const as = (role: Role) => ({
    doc,
    undo,
    context: () => ({ actor: PEOPLE.dora.user, role, now: NOW }),
  });
  return { doc, undo, as, changes: changesToRestore(contentsOf(doc), kept), kept };
}

describe('applyInSession', () => {
  it('brings a version back as one step of undo, settings and edges included', () => {
    const { doc, undo, as, changes, kept } = later();
    const before = contentsOf(doc);
    expect(applyInSession(as('director'), changes, 'Restore version').refused).toEqual([]);
    expect(changesToRestore(contentsOf(doc), kept)).toEqual([]);
    expect(undo.next()).toBe('Restore version');
    expect(undo.undo()).toBe('Restore version');
    expect(contentsOf(doc)).toEqual(before);
    undo.redo();
    expect(changesToRestore(contentsOf(doc), kept)).toEqual([]);
  });

  it('leaves what a role does not change, and undoes the rest', () => {
    const { doc, undo, as, changes } = later();
    const { refused } = applyInSession(as('artist'), changes, 'Restore version');
    expect(refused.map(({ change }) => change.root)).toEqual(['settings']);
    expect(readSettings(doc).name).toBe('Day Shift');
    expect(readNode(doc, 'mira')).toBeDefined();
    undo.undo();
    expect(readNode(doc, 'mira')).toBeUndefined();
    expect(readNode(doc, 'shot1')?.title).toBe('Wide');
  });

  it('does not undo a change of settings by itself', () => {
    const { doc, undo } = later();
    act(doc, 'dora', 'setSettings', { name: 'Dusk Shift' });
    while (undo.undo() !== null);
    expect(readSettings(doc).name).toBe('Dusk Shift');
  });
});
