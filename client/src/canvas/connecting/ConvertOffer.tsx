import { createNodes, disconnect } from '@dailies/shared/commands';
import { IconTransform } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { type Editor, useValue } from 'tldraw';
import { sayProblem } from '../../interface/sayProblem.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import type { OpenOffer } from '../CanvasState.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import classes from './ConvertOffer.module.css';

const WIDTH_PX = 300;
const HEIGHT_PX = 120;
const MARGIN_PX = 12;

/** Where an edge was let go that only a Convert is missing for: the reason, and the Convert. */
export function ConvertOffer({ editor }: { editor: Editor }) {
  const canvas = useCanvas();
  const offer = useValue('offer', () => canvas.offer.get(), [canvas]);
  return offer === null ? null : <Offer key={offer.bridge.nodes[0].id} editor={editor} offer={offer} />;
}

function Offer({ editor, offer: { bridge, taken, sentence, screen } }: { editor: Editor; offer: OpenOffer }) {
  const canvas = useCanvas();
  const session = useSession();
  const take = useRef<HTMLButtonElement>(null);
  useEffect(() => take.current?.focus(), []);
  const close = () => {
    canvas.offer.set(null);
    editor.focus();
  };
  const { w, h } = editor.getViewportScreenBounds();
  const left = Math.max(MARGIN_PX, Math.min(screen[0], w - WIDTH_PX - MARGIN_PX));
  const top = Math.max(MARGIN_PX, Math.min(screen[1], h - HEIGHT_PX - MARGIN_PX));
  return (
    <div className={classes.cover} onPointerDown={close}>
      <div
        className={classes.offer}
        style={{ left, top, width: WIDTH_PX }}
        role="dialog"
        aria-label="Put a Convert between"
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') close();
        }}
      >
        <p className={classes.sentence}>{sentence}</p>
        <div className={classes.buttons}>
          <button type="button" className={classes.leave} onClick={close}>
            Leave it
          </button>
          <button
            ref={take}
            type="button"
            className={classes.take}
            onClick={() => {
              const made = session.undo.named('Put a Convert between', () => {
                const result = session.run(createNodes, bridge, 'gesture');
                if (result.ok && taken !== undefined) session.run(disconnect, { ids: [taken] }, 'gesture');
                return result;
              });
              close();
              if (!made.ok) sayProblem(made.refusal.message);
              if (made.ok) editor.setSelectedShapes([shapeIdOf(bridge.nodes[0].id)]);
            }}
          >
            <IconTransform size={14} aria-hidden="true" />
            Put a Convert between
          </button>
        </div>
      </div>
    </div>
  );
}
