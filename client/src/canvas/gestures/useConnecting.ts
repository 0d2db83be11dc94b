import { connect, disconnect } from '@dailies/shared/commands';
import { checkConnection } from '@dailies/shared/graph';
import type { NodeRecord } from '@dailies/shared/document';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useEditor } from 'tldraw';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import type { CanvasPoint, PortEnd } from '../CanvasState.ts';
import { isNodeShape, nodeIdOf } from '../shapes/NodeShape.ts';
import { portsOf } from '../shapes/portLayout.ts';
import { edgeBetween } from './edgeBetween.ts';

/** How near a port the pointer snaps to it, in screen pixels. */
const SNAP_PX = 26;
/** Less movement than this is a click, in screen pixels. */
const DRAG_PX = 5;

interface Near {
  readonly end: PortEnd;
  readonly refusal: string | null;
}

/** The port that a pulled edge would go to at a point: the nearest, else the first of the node there that takes it. */
function nearPort(
  session: ProjectSession,
  node: NodeRecord,
  from: PortEnd,
  at: CanvasPoint,
  snapPx: number,
): Near | null {
  const { graph } = session.model;
  const ends = portsOf(node)
    .filter(({ side }) => side !== from.side)
    .map(({ side, port, x, y }) => {
      const end: PortEnd = { node: node.id, port: port.key, side };
      const edge = edgeBetween(from, end);
      const result = edge === null ? null : checkConnection(graph, edge);
      const refusal = result === null || result.ok ? null : result.refusal.message;
      return { end, refusal, distance: Math.hypot(node.pos[0] + x - at[0], node.pos[1] + y - at[1]) };
    })
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = ends;
  if (nearest !== undefined && nearest.distance <= snapPx) return nearest;
  const isInside =
    at[0] >= node.pos[0] &&
    at[1] >= node.pos[1] &&
    at[0] <= node.pos[0] + node.size[0] &&
    at[1] <= node.pos[1] + node.size[1];
  return isInside ? (ends.find(({ refusal }) => refusal === null) ?? nearest ?? null) : null;
}

/**
 * Pulls an edge out of a port, from its pointer down to its pointer up: onto a port or a node it
 * connects, in the void it opens the palette with what fits. An input that is full gives its edge
 * into the hand.
 */
export function useConnecting({ node: ownNode, port: ownPort, side: ownSide }: PortEnd): (down: PointerEvent) => void {
  const editor = useEditor();
  const canvas = useCanvas();
  const session = useSession();
  return useCallback(
    (down: PointerEvent) => {
      const { model } = session;
      const end: PortEnd = { node: ownNode, port: ownPort, side: ownSide };
      const occupied =
        end.side === 'input'
          ? (model.graph.inbound.get(end.node) ?? []).filter(({ toPort }) => toPort === end.port)
          : [];
      const last = occupied.at(-1);
      // Pulling at an input that has an edge takes that edge by its other end.
      const from: PortEnd = last === undefined ? end : { node: last.from, port: last.fromPort, side: 'output' };
      let isPulling = false;
      const pointOf = (event: PointerEvent): CanvasPoint => {
        const { x, y } = editor.screenToPage({ x: event.clientX, y: event.clientY });
        return [x, y];
      };
      const find = (at: CanvasPoint): Near | null => {
        const snapPx = SNAP_PX / editor.getZoomLevel();
        const shapes = editor.getShapesAtPoint({ x: at[0], y: at[1] }, { hitInside: true, margin: snapPx });
        for (const shape of shapes) {
          const id = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
          const node = id === undefined ? undefined : model.nodes.get(id);
          const near = node === undefined || node.id === from.node ? null : nearPort(session, node, from, at, snapPx);
          if (near !== null) return near;
        }
        return null;
      };
      const move = (event: PointerEvent) => {
        if (!isPulling) {
          if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < DRAG_PX) return;
          isPulling = true;
          if (last !== undefined) session.run(disconnect, { ids: [last.id] });
        }
        const at = pointOf(event);
        const near = find(at);
        canvas.connecting.set({ from, at, target: near?.end ?? null, refusal: near?.refusal ?? null });
      };
      const stop = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', stop);
        window.removeEventListener('keydown', key, true);
        canvas.connecting.set(null);
      };
      const key = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        stop();
      };
      const up = (event: PointerEvent) => {
        stop();
        if (!isPulling) return;
        const at = pointOf(event);
        const near = find(at);
        if (near === null) {
          if (last !== undefined) return;
          const { x, y } = editor.pageToViewport({ x: at[0], y: at[1] });
          canvas.palette.set({ at, screen: [x, y], from });
          return;
        }
        const edge = edgeBetween(from, near.end);
        if (edge === null) return;
        const result = session.run(connect, { id: newId(), ...edge });
        if (!result.ok) notifications.show({ color: 'red', message: result.refusal.message });
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', stop);
      window.addEventListener('keydown', key, true);
    },
    [editor, canvas, session, ownNode, ownPort, ownSide],
  );
}
