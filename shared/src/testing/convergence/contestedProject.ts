import type * as Y from 'yjs';
import { ASSET_KINDS } from '../../assets/index.ts';
import { addTestNodeTypes } from '../extraNodeTypes.ts';
import { act, sampleProject } from '../sampleProject.ts';

/** Nodes that join texts, each with the next: whoever connects two of them may close a circle. */
export const JOINS: readonly string[] = ['join-0', 'join-1', 'join-2', 'join-3', 'join-4', 'join-5'];

/** Scenes that text passes through. */
const SCENES: readonly string[] = ['scene-0', 'scene-1'];

/** A sample project with few shots and several nodes for each of their ports, so that people meet. */
export function contestedProject(isEventful: boolean): Y.Doc {
  const doc = sampleProject(1);
  const types = ['location', 'location', 'style', 'style', 'character', 'prompt', 'shot-still'];
  const nodes: Record<string, unknown>[] = types.map((type, index) => ({
    id: `${type}-${index}`,
    type,
    pos: [index * 300, 600],
    params: ASSET_KINDS.some((kind) => kind === type) ? { asset: `asset-${type}` } : {},
  }));
  nodes.push({ id: 'fan-out-0', type: 'fan-out', pos: [0, 1_500], params: { shape: 'list', values: '24\n35\n50' } });
  act(doc, 'dora', 'createNodes', { nodes });
  // Two scenes with a way through each: whoever moves one into the other may meet somebody who does the opposite.
  act(doc, 'dora', 'createNodes', {
    nodes: SCENES.flatMap((scene) => [
      { id: scene, type: 'scene', pos: [0, 1_200] },
      { id: `${scene}-in`, type: 'scene-input', pos: [0, 0], scene },
      { id: `${scene}-out`, type: 'scene-output', pos: [300, 0], scene },
    ]),
    edges: SCENES.map((scene) => ({
      id: `${scene}-through`,
      from: `${scene}-in`,
      fromPort: 'through',
      to: `${scene}-out`,
      toPort: 'through',
    })),
  });
  if (isEventful) {
    addTestNodeTypes();
    act(doc, 'dora', 'createNodes', { nodes: JOINS.map((id) => ({ id, type: 'test-join', pos: [0, 900] })) });
  }
  return doc;
}
