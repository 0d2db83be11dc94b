import { readGraph } from '@dailies/shared/graph';
import { NodeId } from '@dailies/shared/ids';
import { act, sampleProject } from '@dailies/shared/testing';
import { describe, expect, it } from 'vitest';
import { connectable, edgeOf } from './connectable.ts';

const shot1 = NodeId.parse('shot1');
const titles = (doc: ReturnType<typeof sampleProject>, node: string, port: string, side: 'input' | 'output') =>
  connectable(readGraph(doc), { node: NodeId.parse(node), port, side }).map(({ title }) => title);

describe('what a port can be connected to', () => {
  it('is what fits and is not connected yet', () => {
    const doc = sampleProject();
    act(doc, 'arne', 'createNodes', {
      nodes: [
        { id: 'fog', type: 'prompt', pos: [0, 0], title: 'Fog' },
        { id: 'quay', type: 'location', pos: [0, 0], title: 'Quay' },
      ],
    });
    expect(titles(doc, 'shot1', 'prompt', 'input')).toEqual(['Fog']);
    expect(titles(doc, 'shot1', 'location', 'input')).toEqual(['Quay']);
    expect(titles(doc, 'shot1', 'characters', 'input')).toEqual([]);
  });

  it('goes both ways', () => {
    const doc = sampleProject();
    const [end] = connectable(readGraph(doc), { node: NodeId.parse('prompt'), port: 'text', side: 'output' });
    expect(end).toMatchObject({ node: 'shot2', port: 'prompt' });
    expect(
      edgeOf({ node: NodeId.parse('prompt'), port: 'text', side: 'output' }, { node: shot1, port: 'prompt' }),
    ).toEqual({
      from: 'prompt',
      fromPort: 'text',
      to: 'shot1',
      toPort: 'prompt',
    });
  });
});
