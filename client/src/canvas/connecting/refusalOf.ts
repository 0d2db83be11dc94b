import type { NodeRecord } from '@dailies/shared/document';
import { checkConnection, type GraphView, portsOf } from '@dailies/shared/graph';
import type { Refusal } from '@dailies/shared/errors';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { PortEnd, PulledEnd } from '../PortEnd.ts';
import { edgeBetween } from '../gestures/edgeBetween.ts';
import { graphWithout } from './graphWithout.ts';

/** What is known of one pull: the check looks at the whole graph, and every port in view asks. */
const known = new WeakMap<PortEnd, Map<string, Refusal | null>>();

/** The graph of a pull without the edge that was taken. */
const lacking = new WeakMap<PulledEnd, GraphView>();

function graphOfPull({ graph }: ProjectModel, from: PulledEnd): GraphView {
  if (from.taken === undefined) return graph;
  const without = lacking.get(from) ?? graphWithout(graph, from.taken);
  lacking.set(from, without);
  return without;
}

/** Why a port does not take the edge that is pulled out of another; null where it does. Checked once for a pull. */
export function refusalOf(model: ProjectModel, from: PulledEnd, end: PortEnd): Refusal | null {
  const refusals = known.get(from) ?? new Map<string, Refusal | null>();
  known.set(from, refusals);
  const key = `${end.node} ${end.side} ${end.port}`;
  const before = refusals.get(key);
  if (before !== undefined) return before;
  const edge = edgeBetween(from, end);
  const result = edge === null ? null : checkConnection(graphOfPull(model, from), edge);
  const refusal = result === null ? sameSide(from) : result.ok ? null : result.refusal;
  refusals.set(key, refusal);
  return refusal;
}

const sameSide = ({ side }: PortEnd): Refusal => ({
  code: 'invalid-graph',
  message: side === 'output' ? 'An output goes to an input.' : 'An input takes an output.',
});

/** The ports of a node that a pulled edge could go to, from the top: those on the other side. */
export function endsOf({ graph }: ProjectModel, { id }: NodeRecord, from: PortEnd): readonly PortEnd[] {
  const { inputs, outputs } = portsOf(graph, id);
  const [side, ports] = from.side === 'output' ? (['input', inputs] as const) : (['output', outputs] as const);
  return ports.map(({ key }) => ({ node: id, port: key, side }));
}

/** The first port of a node that takes the edge. */
export const firstFit = (model: ProjectModel, node: NodeRecord, from: PulledEnd): PortEnd | undefined =>
  node.id === from.node ? undefined : endsOf(model, node, from).find((end) => refusalOf(model, from, end) === null);
