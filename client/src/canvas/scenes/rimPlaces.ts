import { type GraphView, portsOf } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import type { PortEnd } from '../CanvasState.ts';
import { portColour } from '../edges/portColour.ts';
import { FIRST_PORT_PX, PORT_STEP_PX } from '../shapes/portLayout.ts';
import { keyOfEnd, rimOf } from './rims.ts';

/** Between two edges at a rim; closer where there is no room. */
const RIM_STEP_PX = 14;
const LEAST_STEP_PX = 4;
const BELOW_PX = 12;

export interface RimPlace {
  readonly end: PortEnd;
  /** From the top of the box, in canvas pixels. */
  readonly y: number;
  readonly colour: string;
  readonly title: string;
}

/** Where edges pass a scene's wall by themselves on a box of a height, by `keyOfEnd`. */
export function rimPlaces(graph: GraphView, scene: NodeId, heightPx: number): ReadonlyMap<string, RimPlace> {
  const { inputs, outputs } = portsOf(graph, scene);
  const rim = rimOf(graph, scene);
  const place = (ends: readonly PortEnd[], ports: number): RimPlace[] => {
    const first = FIRST_PORT_PX + ports * PORT_STEP_PX;
    const step = Math.max(
      LEAST_STEP_PX,
      Math.min(RIM_STEP_PX, (heightPx - BELOW_PX - first) / Math.max(1, ends.length)),
    );
    return ends.map((end, index) => {
      const theirs = portsOf(graph, end.node);
      const port = (end.side === 'input' ? theirs.inputs : theirs.outputs).find(({ key }) => key === end.port);
      const name = graph.nodes.get(end.node)?.title ?? '';
      return {
        end,
        y: Math.min(heightPx - BELOW_PX, first + index * step),
        colour: port === undefined ? 'var(--faint)' : portColour(port),
        title: port === undefined ? name : `${name}: ${port.title}`,
      };
    });
  };
  return new Map(
    [...place(rim.input, inputs.length), ...place(rim.output, outputs.length)].map((each) => [
      keyOfEnd(each.end),
      each,
    ]),
  );
}
