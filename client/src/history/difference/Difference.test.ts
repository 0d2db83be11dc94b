import { compareContents, contentsOf } from '@dailies/shared/difference';
import { newDocument } from '@dailies/shared/document';
import { act, sampleProject } from '@dailies/shared/testing';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { differenceOf, isEmpty } from './Difference.ts';
import { nodeLookup } from './nodeLookup.ts';

function changedBy(edit: (doc: Y.Doc) => void) {
  const before = sampleProject();
  const doc = newDocument();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
  edit(doc);
  const [was, is] = [contentsOf(before), contentsOf(doc)];
  const changes = compareContents(was, is);
  return differenceOf(changes, nodeLookup(changes, is, was));
}

describe('differenceOf', () => {
  it('is empty where nothing differs', () => {
    expect(isEmpty(changedBy(() => {}))).toBe(true);
  });

  it('puts what belongs to a node under the node', () => {
    const { nodes, marks, edgeMarks } = changedBy((doc) => {
      act(doc, 'arne', 'setParams', { id: 'shot1', params: { prompt: 'She waits in the rain' } });
      act(doc, 'arne', 'moveNodes', { moves: [{ id: 'shot1', pos: [1, 2] }] });
      act(doc, 'arne', 'disconnect', { ids: ['e1'] });
      act(doc, 'paul', 'setStatus', { node: 'shot1', status: 'done' });
      act(doc, 'arne', 'setPick', { node: 'shot1', take: null });
    });
    expect(nodes).toMatchObject([
      {
        node: 'shot1',
        mark: 'changed',
        isMoved: true,
        fields: [{ key: 'params.prompt', before: 'She waits', after: 'She waits in the rain' }],
        tracking: [{ what: 'status', before: 'wip', after: 'done' }],
        edges: [{ id: 'e1', kind: 'removed', from: 'prompt' }],
      },
    ]);
    expect(nodes[0]?.pick).toBeDefined();
    expect([...marks]).toEqual([['shot1', 'changed']]);
    expect([...edgeMarks]).toEqual([['e1', 'removed']]);
  });

  it('folds what only moved, and names what is gone by what it was', () => {
    const { nodes, moved } = changedBy((doc) => {
      act(doc, 'arne', 'moveNodes', { moves: [{ id: 'mira', pos: [5, 5] }] });
      act(doc, 'arne', 'renameNode', { id: 'shot2', title: 'Wide' });
      act(doc, 'arne', 'deleteNodes', { ids: ['shot2'] });
    });
    expect(moved.map(({ node }) => node)).toEqual(['mira']);
    expect(nodes).toMatchObject([{ node: 'shot2', mark: 'removed', known: { type: 'shot-motion' } }]);
  });

  it('keeps what was said apart', () => {
    const { said, nodes, settings } = changedBy((doc) => {
      act(doc, 'rita', 'addComment', { id: 'c2', anchor: { on: 'node', node: 'shot1' }, body: 'Good' });
      act(doc, 'dora', 'setSettings', { name: 'Day Shift' });
    });
    expect(said.map(({ root }) => root)).toEqual(['comments']);
    expect(settings.map(({ id }) => id)).toEqual(['name']);
    expect(nodes).toEqual([]);
  });
});
