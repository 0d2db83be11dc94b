import { contentsOf, resolveConflicts, threeWay } from '@dailies/shared/difference';
import { newDocument } from '@dailies/shared/document';
import { act, sampleProject } from '@dailies/shared/testing';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { choicesOf, choose, LAYOUT_KEY, resolutionsOf, unchosen } from './choices.ts';

function merging() {
  const base = sampleProject();
  const side = (edit: (doc: Y.Doc) => void) => {
    const doc = newDocument();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
    edit(doc);
    return contentsOf(doc);
  };
  const ours = side((doc) => {
    act(doc, 'arne', 'setParams', { id: 'shot1', params: { prompt: 'She waits here' } });
    act(doc, 'arne', 'renameNode', { id: 'shot1', title: 'Ours' });
    act(doc, 'arne', 'moveNodes', {
      moves: [
        { id: 'prompt', pos: [1, 1] },
        { id: 'mira', pos: [1, 1] },
      ],
    });
    act(doc, 'dora', 'setSettings', { name: 'Ours' });
  });
  const theirs = side((doc) => {
    act(doc, 'arne', 'setParams', { id: 'shot1', params: { prompt: 'She waits there' } });
    act(doc, 'arne', 'renameNode', { id: 'shot1', title: 'Theirs' });
    act(doc, 'arne', 'renameNode', { id: 'shot2', title: 'Only theirs' });
    act(doc, 'arne', 'moveNodes', {
      moves: [
        { id: 'prompt', pos: [2, 2] },
        { id: 'mira', pos: [2, 2] },
      ],
    });
    act(doc, 'dora', 'setSettings', { name: 'Theirs' });
  });
  return threeWay(contentsOf(base), ours, theirs);
}

describe('choicesOf', () => {
  it('puts a node’s choices together, what has no node after them, and layout as one at the end', () => {
    const choices = choicesOf(merging().conflicts);
    expect(choices.map(({ node, kind }) => [node, kind])).toEqual([
      ['shot1', 'field'],
      ['shot1', 'field'],
      [null, 'setting'],
      [null, 'layout'],
    ]);
    expect(choices.at(-1)).toMatchObject({ key: LAYOUT_KEY });
    expect(choices.at(-1)?.conflicts).toHaveLength(2);
  });

  it('becomes what is applied, side by side as chosen', () => {
    const { taken, conflicts } = merging();
    const choices = choicesOf(conflicts);
    const [first, ...rest] = choices;
    let chosen = choose(new Map(), first === undefined ? [] : [first], 'theirs');
    expect(unchosen(choices, chosen)).toEqual(rest);
    chosen = choose(chosen, unchosen(choices, chosen), 'ours');
    expect(unchosen(choices, chosen)).toEqual([]);
    const resolutions = resolutionsOf(choices, chosen);
    expect(resolutions.map(({ side }) => side).sort()).toEqual(['ours', 'ours', 'ours', 'ours', 'theirs']);
    const applied = resolveConflicts({ taken, conflicts }, resolutions);
    expect(applied).toHaveLength(taken.length + 1);
    expect(applied.at(-1)).toMatchObject({ id: 'shot1', root: 'nodes' });
  });

  it('gives layout to their side as a whole', () => {
    const { conflicts } = merging();
    const choices = choicesOf(conflicts);
    const resolutions = resolutionsOf(choices, new Map([[LAYOUT_KEY, 'theirs']]));
    expect(new Set(resolutions.map(({ id, key, side }) => `${id} ${key} ${side}`))).toEqual(
      new Set(['mira pos theirs', 'prompt pos theirs']),
    );
  });
});
