import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readEdges, readNode } from '../document/index.ts';
import { changesNothing, copyOf, done, refused } from '../testing/commandStage.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';

const drive = (params: string[], driven = true) => ({ id: 'shot1', params, driven });

/** The sample with a lens that an integer drives. */
function driven(): Y.Doc {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', { nodes: [{ id: 'focal', type: 'integer', pos: [0, 0], params: { value: 50 } }] });
  act(doc, 'arne', 'setDriven', drive(['lensMm']));
  act(doc, 'arne', 'connect', { id: 'e9', from: 'focal', fromPort: 'value', to: 'shot1', toPort: 'driven:lensMm' });
  return doc;
}

describe('driving a setting', () => {
  it('[N11] gives it a port, and leaves what is stored', () => {
    const doc = done('arne', 'setDriven', drive(['lensMm', 'prompt']));
    expect(readNode(doc, 'shot1')).toMatchObject({ driven: ['lensMm', 'prompt'], params: { prompt: 'She waits' } });
    expect(changesNothing('anna', 'setDriven', drive(['lensMm']), doc)).toBe(true);
  });

  it('[N11] ends with the edge at its port, and with no other', () => {
    const doc = done('arne', 'setDriven', drive(['lensMm'], false), driven());
    expect(readNode(doc, 'shot1')?.driven).toBeUndefined();
    expect(readEdges(doc).map(({ id }) => id)).toEqual(expect.arrayContaining(['e1', 'e2']));
    expect(readEdges(doc)).toHaveLength(2);
  });

  it('[N11] comes along with a node that is made', () => {
    const nodes = [{ id: 'n1', type: 'shot-still', pos: [0, 0], driven: ['seed', 'lensMm'] }];
    const doc = done('arne', 'createNodes', { nodes });
    expect(readNode(doc, 'n1')?.driven).toEqual(['lensMm', 'seed']);
  });

  it('[C1] of two params by two people at once stays for both', () => {
    const [a, b] = [sampleProject(), sampleProject()].map(() => copyOf(sampleProject(7)));
    if (a === undefined || b === undefined) throw new Error('There are no copies.');
    act(a, 'arne', 'setDriven', drive(['lensMm']));
    act(b, 'anna', 'setDriven', drive(['seed']));
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    expect(readNode(a, 'shot1')?.driven).toEqual(['lensMm', 'seed']);
  });

  const wrong: [string, object, string][] = [
    ['an unknown setting', drive(['focus']), 'N11'],
    ['what ports follow from', { id: 'c', params: ['from'], driven: true }, 'N11'],
    ['an asset', { id: 'mira', params: ['asset'], driven: true }, 'N11'],
    ['a node that is gone', { id: 'ghost', params: ['lensMm'], driven: true }, 'N4'],
  ];
  it.each(wrong)('[N11] is refused for %s', (_what, args, rule) => {
    const doc = sampleProject();
    act(doc, 'arne', 'createNodes', { nodes: [{ id: 'c', type: 'convert', pos: [0, 0] }] });
    expect(refused('arne', 'setDriven', args, doc)).toMatchObject({ rule });
  });
});
