import { checkConnections } from '@dailies/shared/graph';
import { EdgeId, NodeId } from '@dailies/shared/ids';
import { bridge } from '@dailies/shared/modules';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { PortEnd } from '../PortEnd.ts';
import { edgeBetween } from '../gestures/edgeBetween.ts';
import { portPlace } from '../shapes/portLayout.ts';

const CONVERT = 'convert';

/** The arguments of `createNodes` that put a Convert between two ports, with both of its edges. */
export interface Bridge {
  readonly nodes: readonly [
    { readonly id: NodeId; readonly type: string; readonly pos: readonly [number, number] } & object,
  ];
  readonly edges: readonly object[];
}

/** A Convert between two ports, where it is all that is missing to connect them; undefined where it is not. */
export function bridgeBetween(model: ProjectModel, a: PortEnd, b: PortEnd, newId: () => string): Bridge | undefined {
  const edge = edgeBetween(a, b);
  const definition = NODE_TYPES.get(CONVERT);
  if (edge === null || definition === undefined || edge.from === edge.to) return undefined;
  const [source, target] = [model.nodes.get(edge.from), model.nodes.get(edge.to)];
  if (source === undefined || target === undefined) return undefined;
  const output = portPlace(model.graph, source, 'output', edge.fromPort);
  const input = portPlace(model.graph, target, 'input', edge.toPort);
  const params = output === undefined || input === undefined ? undefined : bridge(output.port.type, input.port.type);
  if (output === undefined || input === undefined || params === undefined) return undefined;
  const id = NodeId.parse(newId());
  const [width, height] = definition.size;
  // Half way between the two sockets.
  const middle = [
    (source.pos[0] + output.x + target.pos[0] + input.x) / 2,
    (source.pos[1] + output.y + target.pos[1] + input.y) / 2,
  ] as const;
  const node = {
    id,
    type: CONVERT,
    title: definition.title,
    pos: [Math.round(middle[0] - width / 2), Math.round(middle[1] - height / 2)] as const,
    size: definition.size,
    scene: target.scene,
    params,
  };
  const edges = [
    { id: EdgeId.parse(newId()), from: edge.from, fromPort: edge.fromPort, to: id, toPort: 'value' },
    { id: EdgeId.parse(newId()), from: id, fromPort: 'value', to: edge.to, toPort: edge.toPort },
  ];
  return checkConnections(model.graph, [{ ...node, order: '' }], edges).ok ? { nodes: [node], edges } : undefined;
}
