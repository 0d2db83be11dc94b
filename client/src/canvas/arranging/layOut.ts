import ElkApi from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { Editor } from 'tldraw';
import { sayProblem } from '../../interface/sayProblem.ts';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import { boxOf } from '../edges/boxOf.ts';
import { type Gestures, selectedNodes } from '../gestures/Gestures.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { placedPorts } from '../shapes/portLayout.ts';
import { elkGraph, type LaidNode, placesOf } from './elkGraph.ts';
import { inReadingOrder } from './tidy.ts';

/** Longer than this it is not waited for: thousands of nodes can take long. */
const WITHIN_MS = 30_000;

/**
 * Lays the selected nodes out along their edges, from left to right; without a selection all that is shown.
 * ELK works it out beside the page, which stays as it is meanwhile; then it is one step.
 */
export async function layOut(editor: Editor, { model, level }: ProjectSession, gestures: Gestures): Promise<void> {
  const selected = selectedNodes(editor);
  const chosen = selected.length > 1 ? selected : [...model.standingOn(level.get())].map(({ id }) => id);
  const nodes = inReadingOrder(
    chosen.flatMap((id): LaidNode[] => {
      const node = model.nodes.get(id);
      const bounds = editor.getShapePageBounds(shapeIdOf(id));
      if (node === undefined || bounds === undefined) return [];
      const { x, y, w, h } = bounds;
      return [{ id, x, y, w, h, ports: placedPorts(model.graph, node, w) }];
    }),
  );
  if (nodes.length < 2) return;
  const worker = new Worker(workerUrl);
  const elk = new ElkApi({ workerFactory: () => worker });
  try {
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('It takes too long with so many nodes; select fewer of them.')), WITHIN_MS),
    );
    const laid = new Set(nodes.map(({ id }) => id));
    const graph = elkGraph(nodes, [...model.edges.values()], (node) => boxOf(model.scenes, laid, node));
    const places = placesOf(await Promise.race([elk.layout(graph), late]), nodes);
    gestures.named('Lay out nodes', () =>
      editor.updateShapes(
        nodes.flatMap(({ id }) => {
          const shape = editor.getShape(shapeIdOf(id));
          const place = places.get(id);
          // Somebody may have deleted it meanwhile.
          return shape === undefined || place === undefined
            ? []
            : [{ id: shape.id, type: shape.type, x: place[0], y: place[1] }];
        }),
      ),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    sayProblem(`The nodes were not laid out: ${why}`);
  } finally {
    worker.terminate();
  }
}
