import type { NodeRecord } from '@dailies/shared/document';
import { PORT_TYPE_TITLE, type PortType } from '@dailies/shared/nodes';
import { useMemo } from 'react';
import { useEditor, useValue } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useCanvas } from '../CanvasContext.tsx';
import type { PortEnd } from '../PortEnd.ts';
import { refusalOf } from '../connecting/refusalOf.ts';
import { portColour } from '../edges/portColour.ts';
import { useConnecting } from '../gestures/useConnecting.ts';
import { placedPorts, type PlacedPort } from './portLayout.ts';
import classes from './Ports.module.css';

/** What flows through a port also has a form, so that it is told apart without its colour. */
const FORMS: Readonly<Partial<Record<PortType, string>>> = {
  Image: 'square',
  Video: 'square',
  AssetReference: 'diamond',
};

/** A node's ports: sockets on its edges, from which edges are pulled. */
export function Ports({ node, widthPx, isNamed }: { node: NodeRecord; widthPx: number; isNamed: boolean }) {
  const used = useModel(
    ['edges'],
    ({ graph }) =>
      [
        ...(graph.inbound.get(node.id) ?? []).map(({ toPort }) => `input ${toPort}`),
        ...(graph.outbound.get(node.id) ?? []).map(({ fromPort }) => `output ${fromPort}`),
      ].join(','),
    [node.id],
  ).split(',');
  const placed = useModel(['nodes'], ({ graph }) => placedPorts(graph, node, widthPx), [node, widthPx]);
  return (
    <>
      {placed.map((place) => {
        const key = `${place.side} ${place.port.key}`;
        return <Socket key={key} node={node} placed={place} isNamed={isNamed} isUsed={used.includes(key)} />;
      })}
    </>
  );
}

interface SocketProps {
  readonly node: NodeRecord;
  readonly placed: PlacedPort;
  readonly isNamed: boolean;
  readonly isUsed: boolean;
}

function Socket({ node, placed, isNamed, isUsed }: SocketProps) {
  const { side, port, x, y } = placed;
  const editor = useEditor();
  const canvas = useCanvas();
  const mayWrite = useMay('edges');
  const end = useMemo((): PortEnd => ({ node: node.id, port: port.key, side }), [node.id, port.key, side]);
  const start = useConnecting(end);
  const fit = useSocketFit(end);
  const openMenu = () => {
    const { x: left, y: top } = editor.pageToViewport({ x: node.pos[0] + x, y: node.pos[1] + y });
    canvas.portMenu.set({ node: node.id, end, screen: [left, top] });
  };
  return (
    <button
      type="button"
      className={classes.port}
      data-side={side}
      data-fit={fit}
      data-named={isNamed}
      data-used={isUsed}
      data-form={FORMS[port.type] ?? 'circle'}
      data-port={port.key}
      style={{ left: x, top: y, color: portColour(port) }}
      // With the node selected it is reached by Tab; of a whole canvas's sockets nobody wants to walk through each.
      tabIndex={isNamed && mayWrite ? 0 : -1}
      aria-label={`${side === 'input' ? 'Input' : 'Output'} ${port.title}`}
      title={`${port.title}: ${PORT_TYPE_TITLE[port.type]}`}
      onPointerDown={(event) => {
        if (event.button !== 0 || !mayWrite) return;
        editor.markEventAsHandled(event);
        // A finger's moves would go on to this button alone.
        event.currentTarget.releasePointerCapture(event.pointerId);
        start(event.nativeEvent);
      }}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== ' ') || !mayWrite) return;
        event.preventDefault();
        event.stopPropagation();
        openMenu();
      }}
    >
      <span className={classes.dot} />
      <span className={classes.label}>{port.title}</span>
    </button>
  );
}

type SocketFit = 'none' | 'source' | 'fits' | 'target' | 'not';

const isSame = (a: PortEnd | null, b: PortEnd): boolean =>
  a !== null && a.node === b.node && a.port === b.port && a.side === b.side;

/** Whether this socket takes the edge that is being pulled. */
function useSocketFit(end: PortEnd): SocketFit {
  const canvas = useCanvas();
  const { model } = useSession();
  return useValue(
    'fit',
    (): SocketFit => {
      const from = canvas.pulledFrom.get();
      if (from === null) return 'none';
      if (isSame(from, end)) return 'source';
      if (from.node === end.node || refusalOf(model, from, end) !== null) return 'not';
      const isNear = canvas.nearNode.get().node === end.node;
      return isNear && isSame(canvas.connecting.get()?.target ?? null, end) ? 'target' : 'fits';
    },
    [canvas, model, end],
  );
}
