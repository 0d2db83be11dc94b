import type { NodeRecord } from '@dailies/shared/document';
import { checkConnection } from '@dailies/shared/graph';
import { PORT_TYPE_TITLE } from '@dailies/shared/nodes';
import { useMemo } from 'react';
import { useEditor, useValue } from 'tldraw';
import type { ProjectModel } from '../../document/ProjectModel.ts';
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

/** Remembers for one pull whether a port takes its edge: the check looks at the whole graph. */
class FitCheck {
  readonly #model: ProjectModel;
  readonly #end: PortEnd;
  #from: PortEnd | null = null;
  #reason: string | null = null;

  constructor(model: ProjectModel, end: PortEnd) {
    this.#model = model;
    this.#end = end;
  }

  /** Why the port does not take it, or null. */
  reason(from: PortEnd): string | null {
    if (this.#from === from) return this.#reason;
    const edge = edgeBetween(from, this.#end);
    const result = edge === null ? null : checkConnection(this.#model.graph, edge);
    this.#from = from;
    this.#reason = result === null ? 'Outputs go to inputs.' : result.ok ? null : result.refusal.message;
    return this.#reason;
  }
}

type Fit = 'none' | 'source' | 'fits' | 'target' | 'not';

const isSame = (a: PortEnd | null, b: PortEnd): boolean =>
  a !== null && a.node === b.node && a.port === b.port && a.side === b.side;

/** Whether this port takes the edge that is being pulled; with the reason where it is near and does not. */
function useFit({ node, port, side }: PortEnd): { readonly state: Fit; readonly reason: string | null } {
  const canvas = useCanvas();
  const { model } = useSession();
  const end = useMemo((): PortEnd => ({ node, port, side }), [node, port, side]);
  const check = useMemo(() => new FitCheck(model, end), [model, end]);
  const state = useValue(
    'fit',
    (): Fit | 'refused' => {
      const connecting = canvas.connecting.get();
      if (connecting === null) return 'none';
      if (isSame(connecting.from, end)) return 'source';
      const isNear = isSame(connecting.target, end);
      if (check.reason(connecting.from) !== null) return isNear ? 'refused' : 'not';
      return isNear ? 'target' : 'fits';
    },
    [canvas, check, end],
  );
  const from = canvas.connecting.__unsafe__getWithoutCapture()?.from;
  if (state === 'refused') return { state: 'not', reason: from === undefined ? null : check.reason(from) };
  return { state, reason: null };
}
