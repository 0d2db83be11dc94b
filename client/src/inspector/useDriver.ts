import type { Result } from '@dailies/shared/errors';
import type { NodeId } from '@dailies/shared/ids';
import type { Plain } from '@dailies/shared/modules';
import { drivenPortKey } from '@dailies/shared/nodes';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';

/** What drives a setting of a node. */
export interface Driver {
  readonly node: NodeId;
  readonly title: string;
  /** What arrives, or why it cannot; undefined where nothing does. */
  readonly value: Result<Plain | undefined>;
}

/** Whether all of some nodes have a port for a setting. */
export const useIsDriven = (nodes: readonly NodeId[], param: string): boolean =>
  useModel(
    nodes.map((id) => `nodes:${id}` as const),
    (model) => nodes.length > 0 && nodes.every((id) => model.nodes.get(id)?.driven?.includes(param) === true),
    [nodes, param],
  );

/** What drives a setting of one node; undefined where nothing is connected. */
export function useDriver(nodes: readonly NodeId[], param: string): Driver | undefined {
  const { plans } = useSession();
  const [node] = nodes;
  return useModel(
    ['nodes', 'edges', 'picks', 'settings'],
    (model) => {
      if (node === undefined || nodes.length > 1) return undefined;
      const port = drivenPortKey(param);
      const edge = model.graph.inbound.get(node)?.find(({ toPort }) => toPort === port);
      const source = edge === undefined ? undefined : model.nodes.get(edge.from);
      if (source === undefined) return undefined;
      return { node: source.id, title: source.title, value: plans.driving(node, param) };
    },
    [plans, nodes, param],
  );
}
