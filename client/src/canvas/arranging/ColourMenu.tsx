import { NODE_COLOURS, NodeColour } from '@dailies/shared/document';
import { Popover } from '@mantine/core';
import { IconPalette, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { DefaultColorStyle, type Editor, useValue } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { ToolButton } from '../chrome/ToolButton.tsx';
import { selectedNodes } from '../gestures/Gestures.ts';
import { colour } from './arrange.ts';
import classes from './SelectionBar.module.css';
import { focusCanvas } from '../chrome/focusCanvas.ts';

/** The colour of what is selected, where all have the same; null: none. */
function useSharedColour(editor: Editor): NodeColour | null | undefined {
  const nodes = useValue('selected nodes', () => selectedNodes(editor), [editor]);
  const drawn = useValue('shared colour', () => editor.getSharedStyles().get(DefaultColorStyle), [editor]);
  const ofNodes = useModel(
    ['nodes'],
    ({ nodes: all }) => {
      const colours = new Set(nodes.map((id) => all.get(id)?.colour ?? null));
      const [first] = colours;
      return colours.size === 1 ? first : undefined;
    },
    [nodes],
  );
  if (nodes.length > 0) return ofNodes;
  return drawn?.type === 'shared' ? (NodeColour.safeParse(drawn.value).data ?? null) : undefined;
}

/** One colour for everything that is selected, or none. */
export function ColourMenu({ editor }: { editor: Editor }) {
  const session = useSession();
  const state = useCanvas();
  const [isOpen, setIsOpen] = useState(false);
  const shared = useSharedColour(editor);
  const choose = (wanted: NodeColour | null) => {
    if (state.gestures !== null) colour(editor, session, state.gestures, wanted);
    setIsOpen(false);
    focusCanvas(editor);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      offset={8}
      radius={10}
      shadow="none"
      trapFocus
    >
      <Popover.Target>
        <ToolButton title="Colour" icon={IconPalette} size="small" onClick={() => setIsOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label="Colour" onKeyDown={(event) => event.stopPropagation()}>
        <div className={classes.swatches}>
          {[null, ...NODE_COLOURS].map((wanted) => (
            <button
              key={wanted ?? 'none'}
              type="button"
              className={classes.swatch}
              aria-label={wanted === null ? 'No colour' : wanted.replace(/^./, (first) => first.toUpperCase())}
              aria-pressed={shared === wanted}
              onClick={() => choose(wanted)}
            >
              <span style={wanted === null ? {} : { background: `var(--node-${wanted})` }}>
                {wanted === null && <IconX size={15} aria-hidden="true" />}
              </span>
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
