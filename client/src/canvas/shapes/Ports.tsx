import type { EdgeRecord, NodeRecord } from '@dailies/shared/document';
import { checkConnection } from '@dailies/shared/graph';
import { PORT_TYPE_TITLE } from '@dailies/shared/nodes';
import { useCallback, useRef } from 'react';
import { useEditor, useValue } from 'tldraw';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useCanvas } from '../CanvasContext.tsx';
import type { PortEnd } from '../CanvasState.ts';
import { portColour } from '../edges/portColour.ts';
import { useConnecting } from '../gestures/useConnecting.ts';
import { edgeBetween } from '../gestures/edgeBetween.ts';
import { portsOf, type PlacedPort } from './portLayout.ts';
import classes from './Ports.module.css';

/** A node's ports: dots on its edges, from which edges are pulled. */
export function Ports({ node, widthPx, isNamed }: { node: NodeRecord; widthPx: number; isNamed: boolean }) {
  return (
    <>
      {portsOf(node, widthPx).map((placed) => (
        <PortDot key={`${placed.side} ${placed.port.key}`} node={node} placed={placed} isNamed={isNamed} />
      ))}
    </>
  );
}

function PortDot({ node, placed, isNamed }: { node: NodeRecord; placed: PlacedPort; isNamed: boolean }) {
  const { side, port, x, y } = placed;
  const editor = useEditor();
  const mayWrite = useMay('edges');
  const end: PortEnd = { node: node.id, port: port.key, side };
  const start = useConnecting(end);
  const { state, reason } = useFit(end);
  const title = `${port.title}: ${PORT_TYPE_TITLE[port.type]}${reason === null ? '' : ` — ${reason}`}`;
  return (
    <div
      className={classes.port}
      data-side={side}
      data-fit={state}
      data-named={isNamed}
      data-port={port.key}
      style={{ left: x, top: y, color: portColour(port) }}
      role="button"
      aria-label={`${side === 'input' ? 'Input' : 'Output'} ${port.title}`}
      title={title}
      onPointerDown={(event) => {
        if (event.button !== 0 || !mayWrite) return;
        editor.markEventAsHandled(event);
        start(event.nativeEvent);
      }}
    >
      <span className={classes.dot} />
      <span className={classes.label}>{reason ?? port.title}</span>
    </div>
  );
}

/** Whether this port takes the edge that is being pulled. */
function useFit(end: PortEnd): { state: 'none' | 'source' | 'fits' | 'target' | 'not'; reason: string | null } {
  const canvas = useCanvas();
  const { model } = useSession();
  // The check looks at the whole graph, so it is done once a pull and not once a pixel.
  const checked = useRef<{ from: PortEnd; edge: EdgeRecord | null; reason: string | null } | null>(null);
  const judge = useCallback(
    (from: PortEnd): string | null => {
      if (checked.current?.from !== from) {
        const edge = edgeBetween(from, end);
        const result = edge === null ? null : checkConnection(model.graph, edge);
        const reason = result === null ? 'Not this way round.' : result.ok ? null : result.refusal.message;
        checked.current = { from, edge, reason };
      }
      return checked.current.reason;
    },
    [model, end.node, end.port, end.side],
  );
  const state = useValue(
    'fit',
    () => {
      const connecting = canvas.connecting.get();
      if (connecting === null) return 'none' as const;
      const { from, target } = connecting;
      if (from.node === end.node && from.port === end.port && from.side === end.side) return 'source' as const;
      const isNear = target?.node === end.node && target.port === end.port && target.side === end.side;
      if (from.side === end.side || judge(from) !== null) return isNear ? ('refused' as const) : ('not' as const);
      return isNear ? ('target' as const) : ('fits' as const);
    },
    [canvas, judge, end.node, end.port, end.side],
  );
  if (state === 'refused') return { state: 'not', reason: checked.current?.reason ?? 'Outputs go to inputs.' };
  return { state, reason: null };
}
