import { Popover } from '@mantine/core';
import {
  IconArrowBigLeft,
  IconArrowBigRight,
  IconCapsuleHorizontal,
  IconCircle,
  IconCloud,
  IconDiamond,
  IconHeart,
  IconHexagon,
  IconHighlight,
  IconLine,
  IconOctagon,
  IconPentagon,
  IconSquare,
  IconSquareCheck,
  IconSquareX,
  IconStar,
  IconTriangle,
  IconArrowBigUp,
} from '@tabler/icons-react';
import { useState } from 'react';
import { type Editor, GeoShapeGeoStyle, useValue } from 'tldraw';
import classes from './ShapeMenu.module.css';
import { ToolButton } from './ToolButton.tsx';
import { focusCanvas } from './focusCanvas.ts';

const KINDS = [
  { kind: 'rectangle', title: 'Rectangle', icon: IconSquare },
  { kind: 'ellipse', title: 'Ellipse', icon: IconCircle },
  { kind: 'oval', title: 'Capsule', icon: IconCapsuleHorizontal },
  { kind: 'triangle', title: 'Triangle', icon: IconTriangle },
  { kind: 'diamond', title: 'Diamond', icon: IconDiamond },
  { kind: 'pentagon', title: 'Pentagon', icon: IconPentagon },
  { kind: 'hexagon', title: 'Hexagon', icon: IconHexagon },
  { kind: 'octagon', title: 'Octagon', icon: IconOctagon },
  { kind: 'star', title: 'Star', icon: IconStar },
  { kind: 'cloud', title: 'Cloud', icon: IconCloud },
  { kind: 'heart', title: 'Heart', icon: IconHeart },
  { kind: 'check-box', title: 'Ticked box', icon: IconSquareCheck },
  { kind: 'x-box', title: 'Crossed box', icon: IconSquareX },
  { kind: 'arrow-left', title: 'Arrow to the left', icon: IconArrowBigLeft },
  { kind: 'arrow-up', title: 'Arrow upwards', icon: IconArrowBigUp },
  { kind: 'arrow-right', title: 'Arrow to the right', icon: IconArrowBigRight },
] as const;

/** The shapes that can be drawn; its button shows the one that was drawn last. */
export function ShapeMenu({ editor, current }: { editor: Editor; current: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const chosen = useValue('kind of shape', () => editor.getStyleForNextShape(GeoShapeGeoStyle), [editor]);
  const isCurrent = current === 'geo';
  const take = (tool: string) => {
    editor.setCurrentTool(tool);
    setIsOpen(false);
    focusCanvas(editor);
  };
  const choose = (kind: (typeof KINDS)[number]['kind']) => {
    editor.setStyleForNextShapes(GeoShapeGeoStyle, kind);
    take('geo');
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top" offset={12} radius={12} shadow="none" trapFocus>
      <Popover.Target>
        <ToolButton
          title="Shape"
          shortcut="geo"
          icon={KINDS.find(({ kind }) => kind === chosen)?.icon ?? IconSquare}
          aria-pressed={isCurrent}
          onClick={() => setIsOpen(!isOpen)}
        />
      </Popover.Target>
      <Popover.Dropdown
        className={classes.kinds}
        aria-label="Kinds of shapes"
        onKeyDown={(event) => event.stopPropagation()}
      >
        <ToolButton
          title="Line"
          shortcut="line"
          icon={IconLine}
          aria-pressed={current === 'line'}
          onClick={() => take('line')}
        />
        <ToolButton
          title="Highlighter"
          shortcut="highlight"
          icon={IconHighlight}
          aria-pressed={current === 'highlight'}
          onClick={() => take('highlight')}
        />
        <span className={classes.rule} />
        {KINDS.map(({ kind, title, icon }) => (
          <ToolButton
            key={kind}
            title={title}
            icon={icon}
            aria-pressed={isCurrent && kind === chosen}
            onClick={() => choose(kind)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
