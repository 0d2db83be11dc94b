import { describe, expect, it } from 'vitest';
import { readEdge, readEdges } from '../document/index.ts';
import { done, refused } from '../testing/commandStage.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';

describe('connecting', () => {
  it('connects an output to an input that takes it', () => {
    const ends = { from: 'mira', fromPort: 'asset', to: 'shot2', toPort: 'characters' };
    expect(readEdge(done('arne', 'connect', { id: 'e9', ...ends }), 'e9')).toEqual(ends);
  });

  it('disconnects', () => expect(readEdges(done('arne', 'disconnect', { ids: ['e1', 'e2'] }))).toEqual([]));

  const wrong: [string, object, string, string][] = [
    [
      '[N1] an id that is there',
      { id: 'e1', from: 'mira', fromPort: 'asset', to: 'shot2', toPort: 'characters' },
      'conflict',
      'N1',
    ],
    [
      '[G1] types that differ',
      { id: 'e9', from: 'prompt', fromPort: 'text', to: 'shot2', toPort: 'style' },
      'invalid-graph',
      'G1',
    ],
    [
      '[G1] an asset of another kind',
      { id: 'e9', from: 'mira', fromPort: 'asset', to: 'shot2', toPort: 'style' },
      'invalid-graph',
      'G1',
    ],
    [
      '[G2] a node that is not there',
      { id: 'e9', from: 'ghost', fromPort: 'text', to: 'shot2', toPort: 'prompt' },
      'invalid-graph',
      'G2',
    ],
    [
      '[G2] an output that is not there',
      { id: 'e9', from: 'prompt', fromPort: 'words', to: 'shot2', toPort: 'prompt' },
      'invalid-graph',
      'G2',
    ],
    [
      '[G2] an input that is not there',
      { id: 'e9', from: 'prompt', fromPort: 'text', to: 'shot2', toPort: 'words' },
      'invalid-graph',
      'G2',
    ],
    [
      '[G6] the same again',
      { id: 'e9', from: 'prompt', fromPort: 'text', to: 'shot1', toPort: 'prompt' },
      'invalid-graph',
      'G6',
    ],
  ];
  it.each(wrong)('refuses %s', (_what, args, code, rule) => {
    expect(refused('arne', 'connect', args)).toMatchObject({ code, rule });
  });

  it('[G5] refuses one more than a port takes', () => {
    const doc = sampleProject();
    const nodes = ['l1', 'l2'].map((id) => ({ id, type: 'location', pos: [0, 0] }));
    act(doc, 'arne', 'createNodes', { nodes });
    const into = { fromPort: 'asset', to: 'shot1', toPort: 'location' };
    act(doc, 'arne', 'connect', { id: 'e8', from: 'l1', ...into });
    const refusal = refused('arne', 'connect', { id: 'e9', from: 'l2', ...into }, doc);
    expect(refusal).toMatchObject({ rule: 'G5', message: '"Location" takes one edge at most.' });
  });

  it('[N4] refuses to disconnect what is not there, and then disconnects nothing', () => {
    expect(refused('arne', 'disconnect', { ids: ['e1', 'ghost'] })).toMatchObject({ code: 'not-found', rule: 'N4' });
  });
});
