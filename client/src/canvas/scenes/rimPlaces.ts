import { type GraphView, portsOf } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { portColour } from '../edges/portColour.ts';
import { FIRST_PORT_PX, PORT_STEP_PX } from '../shapes/portLayout.ts';
import { keyOfRim, type RimEnd, rimOf } from './rims.ts';

/** Between two places at a rim; closer where there is no room. */
const RIM_STEP_PX = 18;
const LEAST_STEP_PX = 4;
const BELOW_PX = 12;

interface RimPlace {
  readonly end: RimEnd;
  /** From the top of the box, in canvas pixels. */
  readonly y: number;
  readonly colour: string;
  readonly title: string;
}

type Places = ReadonlyMap<string, RimPlace>;

const known = new WeakMap<GraphView, Map<string, Places>>();

/** Where edges pass a scene's wall by themselves on a box of a height, by `keyOfRim`. Every edge asks, in every frame of a drag. */
export function rimPlaces(graph: GraphView, scene: NodeId, heightPx: number): Places {
  const boxes = known.get(graph) ?? new Map<string, Places>();
  known.set(graph, boxes);
  const key = `${scene} ${heightPx}`;
  const before = boxes.get(key);
  if (before !== undefined) return before;
  const places = placesAt(graph, scene, heightPx);
  boxes.set(key, places);
  return places;
}

function placesAt(graph: GraphView, scene: NodeId, heightPx: number): Places {
  const { inputs, outputs } = portsOf(graph, scene);
  const rim = rimOf(graph, scene);
  const place = (ends: readonly RimEnd[], ports: number): RimPlace[] => {
    const first = FIRST_PORT_PX + ports * PORT_STEP_PX;
    const room = (heightPx - BELOW_PX - first) / Math.max(1, ends.length);
    const step = Math.max(LEAST_STEP_PX, Math.min(RIM_STEP_PX, room));
    return ends.map((end, index) => {
      const port = portsOf(graph, end.from).outputs.find(({ key }) => key === end.fromPort);
      const name = graph.nodes.get(end.from)?.title ?? '';
      return {
        end,
        y: Math.min(heightPx - BELOW_PX, first + index * step),
        colour: port === undefined ? 'gray' : portColour(port),
        title: port === undefined ? name : `${name}: ${port.title}`,
      };
    });
  };
  return new Map(
    [...place(rim.input, inputs.length), ...place(rim.output, outputs.length)].map((each) => [
      keyOfRim(each.end.side, each.end),
      each,
    ]),
  );
}
