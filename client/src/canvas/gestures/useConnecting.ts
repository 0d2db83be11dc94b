import { connect, disconnect } from '@dailies/shared/commands';
import { useCallback } from 'react';
import { useEditor } from 'tldraw';
import { sayProblem } from '../../interface/sayProblem.ts';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import type { CanvasPoint } from '../CanvasState.ts';
import type { PortEnd, PulledEnd } from '../PortEnd.ts';
import { bridgeBetween } from '../connecting/bridgeBetween.ts';
import { type Near, nearPort } from '../connecting/nearPort.ts';
import { isNodeShape, nodeIdOf } from '../shapes/NodeShape.ts';
import { edgeBetween } from './edgeBetween.ts';
import { moveEdge } from './moveEdge.ts';

/** How near a port the pointer snaps to it, in screen pixels. */
const SNAP_PX = 26;
/** Less movement than this is a click, in screen pixels. */
const DRAG_PX = 5;

/**
 * Pulls an edge out of a port, from its pointer down to its pointer up: onto a port or a node it
 * connects, in the void it opens the palette with what fits. An input that is full gives its edge
 * into the hand: it goes to where it is let go, and stays where it was if that is nowhere that takes it or the pull
 * is given up. A click opens the port's menu.
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
      const from: PulledEnd =
        last === undefined ? end : { node: last.from, port: last.fromPort, side: 'output', taken: last.id };
      let isPulling = false;
      const pointOf = (event: PointerEvent): CanvasPoint => {
        const { x, y } = editor.screenToPage({ x: event.clientX, y: event.clientY });
        return [x, y];
      };
      /** What lies at a point: a port or a node to go to, the node that it comes from, or nothing. */
      const find = (at: CanvasPoint): Near | 'own' | null => {
        const snapPx = SNAP_PX / editor.getZoomLevel();
        const shapes = editor.getShapesAtPoint({ x: at[0], y: at[1] }, { hitInside: true, margin: snapPx });
        let isOwn = false;
        for (const shape of shapes) {
          const id = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
          const node = id === undefined ? undefined : model.nodes.get(id);
          if (node?.id === from.node) isOwn = true;
          const near = node === undefined || node.id === from.node ? null : nearPort(model, node, from, at, snapPx);
          if (near !== null) return near;
        }
        return isOwn ? 'own' : null;
      };
      const isOther = (event: PointerEvent): boolean => event.pointerId !== down.pointerId;
      const move = (event: PointerEvent) => {
        if (isOther(event)) return;
        if (!isPulling) {
          if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < DRAG_PX) return;
          isPulling = true;
        }
        const at = pointOf(event);
        const found = find(at);
        const near = found === 'own' ? null : found;
        canvas.connecting.set({ from, at, target: near?.end ?? null, refusal: near?.refusal ?? null });
      };
      const stop = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', cancel);
        window.removeEventListener('keydown', key, true);
        canvas.connecting.set(null);
      };
      const cancel = (event: PointerEvent) => {
        if (!isOther(event)) stop();
      };
      const key = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        stop();
      };
      const up = (event: PointerEvent) => {
        if (isOther(event)) return;
        stop();
        const at = pointOf(event);
        const { x, y } = editor.pageToViewport({ x: at[0], y: at[1] });
        if (!isPulling) {
          canvas.portMenu.set({ node: end.node, end, screen: [x, y] });
          return;
        }
        const near = find(at);
        if (near === 'own') return;
        if (near === null) {
          if (last === undefined) canvas.palette.set({ at, screen: [x, y], from });
          else session.run(disconnect, { ids: [last.id] });
          return;
        }
        if (near.refusal !== null) {
          const bridge = bridgeBetween(model, from, near.end, newId);
          if (bridge === undefined) sayProblem(near.refusal);
          else canvas.offer.set({ bridge, taken: from.taken, sentence: near.refusal, screen: [x, y] });
          return;
        }
        const edge = edgeBetween(from, near.end);
        if (edge === null) return;
        const result =
          last === undefined ? session.run(connect, { id: newId(), ...edge }) : moveEdge(session, last, edge);
        if (!result.ok) sayProblem(result.refusal.message);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', cancel);
      window.addEventListener('keydown', key, true);
    },
    [editor, canvas, session, ownNode, ownPort, ownSide],
  );
}
