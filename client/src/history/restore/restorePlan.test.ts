import { contentsOf } from '@dailies/shared/difference';
import { newDocument } from '@dailies/shared/document';
import { act, sampleProject } from '@dailies/shared/testing';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { restorePlan } from './restorePlan.ts';

function later() {
  const then = sampleProject();
  const doc = newDocument();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(then));
  act(doc, 'arne', 'deleteNodes', { ids: ['shot2', 'mira'] });
  act(doc, 'arne', 'createNodes', { nodes: [{ id: 'new', type: 'note', pos: [0, 0], title: 'Scrap' }], edges: [] });
  act(doc, 'arne', 'moveNodes', { moves: [{ id: 'prompt', pos: [9, 9] }] });
  act(doc, 'dora', 'setSettings', { name: 'Day Shift' });
  return [contentsOf(doc), contentsOf(then)] as const;
}

describe('restorePlan', () => {
  it('says what a director’s restore will do', () => {
    const { lines, kept } = restorePlan(...later(), 'director');
    expect(lines).toContainEqual(expect.stringMatching(/^2 nodes come back: /));
    expect(lines).toContain('1 node is removed: ‘Scrap’');
    expect(lines).toContainEqual(expect.stringMatching(/^1 node moves back: /));
    expect(lines).toContain('1 setting changes back: ‘name’');
    expect(kept).toEqual([]);
  });

  it('says what stays because of a role', () => {
    const { lines, kept } = restorePlan(...later(), 'artist');
    expect(kept).toEqual(['1 setting stays as now: an artist does not change it.']);
    expect(lines.join(' ')).not.toContain('setting');
  });

  it('is about the chosen nodes alone', () => {
    const { changes } = restorePlan(...later(), 'director', new Set(['mira']));
    expect(new Set(changes.map(({ root, id }) => `${root} ${id}`))).toEqual(new Set(['nodes mira', 'edges e2']));
  });
});
