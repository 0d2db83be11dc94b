import { portsOf } from '@dailies/shared/graph';
import { IconBan, IconCheck, IconPlus, IconUnlink } from '@tabler/icons-react';
import { type Editor, useValue } from 'tldraw';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import type { Connecting } from '../CanvasState.ts';
import type { PortEnd } from '../PortEnd.ts';
import classes from './ConnectHint.module.css';

const ICONS = { target: IconCheck, refused: IconBan, void: IconPlus, loose: IconUnlink } as const;
/** Beside the pointer, and not under a finger. */
const BESIDE_PX = [18, 22] as const;
const WIDTH_PX = 320;

const portTitle = (model: ProjectModel, { node, port, side }: PortEnd): string => {
  const { inputs, outputs } = portsOf(model.graph, node);
  return (side === 'input' ? inputs : outputs).find(({ key }) => key === port)?.title ?? port;
};

function sentenceOf(
  model: ProjectModel,
  { from, target, refusal }: Connecting,
): { readonly kind: keyof typeof ICONS; readonly text: string } {
  if (refusal !== null) return { kind: 'refused', text: refusal };
  if (target === null && from.taken !== undefined) return { kind: 'loose', text: 'Let go here to disconnect it' };
  if (target === null) return { kind: 'void', text: 'Let go here to add a node that fits' };
  const title = model.nodes.get(target.node)?.title ?? '';
  const ends = [portTitle(model, from), `${title} · ${portTitle(model, target)}`];
  return { kind: 'target', text: ends.join(' → ') };
}

/** What letting go would do with the edge in the hand, beside the pointer: in one sentence. */
export function ConnectHint({ editor }: { editor: Editor }) {
  const canvas = useCanvas();
  const { model } = useSession();
  const connecting = useValue('connecting', () => canvas.connecting.get(), [canvas]);
  if (connecting === null) return null;
  const { kind, text } = sentenceOf(model, connecting);
  const { x, y } = editor.pageToViewport({ x: connecting.at[0], y: connecting.at[1] });
  const { w } = editor.getViewportScreenBounds();
  const left = Math.min(x + BESIDE_PX[0], w - WIDTH_PX);
  const Icon = ICONS[kind];
  return (
    <div
      className={classes.hint}
      data-kind={kind}
      style={{ transform: `translate(${left}px, ${y + BESIDE_PX[1]}px)` }}
      role="status"
    >
      <Icon size={14} aria-hidden="true" />
      {text}
    </div>
  );
}
