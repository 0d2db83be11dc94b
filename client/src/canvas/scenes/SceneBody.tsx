import type { NodeRecord } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { IconArrowBarToDown } from '@tabler/icons-react';
import { useModel } from '../../document/useModel.ts';
import { Picture } from '../../interface/Picture.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { HEADER_PX } from '../shapes/portLayout.ts';
import { useReach } from '../shapes/reach.ts';
import { useHeld } from '../shapes/useHeld.ts';
import { PeopleInside } from './PeopleInside.tsx';
import classes from './SceneBody.module.css';
import { FOOT_PX, type Cell, sheetLayout } from './sheetLayout.ts';
import { useScene } from './useScene.ts';

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

/** A scene from outside: the picks of its shots in order, how far it is, and who is in it. */
export function SceneBody({ node, widthPx, heightPx }: { node: NodeRecord; widthPx: number; heightPx: number }) {
  const reach = useReach();
  const held = useHeld();
  const canvas = useCanvas();
  const { nodes, shots, approved, outOfSync } = useScene(node.id);
  const aspect = useModel(['settings'], ({ settings }) => settings.width / settings.height);
  const cells = sheetLayout(shots.length, widthPx, heightPx - HEADER_PX - FOOT_PX, aspect);
  return (
    <>
      <div className={classes.sheet}>
        {cells.map((cell, index) => {
          const shot = shots[index];
          const left = index === cells.length - 1 ? shots.length - cells.length : 0;
          return shot === undefined ? null : (
            <SheetPicture key={shot} scene={node.id} shot={shot} cell={cell} left={left} />
          );
        })}
        {shots.length === 0 && (
          <p className={classes.empty}>
            {nodes === 0 ? 'Nothing in it yet.' : `${counted(nodes, 'node', 'nodes')} in it, and no shot.`}
          </p>
        )}
      </div>
      <footer className={classes.foot}>
        <span className={classes.facts}>
          {shots.length > 0 && <span>{counted(shots.length, 'shot', 'shots')}</span>}
          {approved > 0 && <span className={classes.approved}>{approved} approved</span>}
          {outOfSync > 0 && <span className={classes.out}>{outOfSync} out of sync</span>}
        </span>
        <PeopleInside scene={node.id} />
        <button
          type="button"
          className={classes.enter}
          tabIndex={reach}
          aria-label={`Open ${node.title}`}
          {...held}
          onClick={() => canvas.goTo(node.id)}
        >
          <IconArrowBarToDown size={14} stroke={1.8} aria-hidden="true" />
          Open
        </button>
      </footer>
    </>
  );
}

interface SheetPictureProps {
  readonly scene: NodeId;
  readonly shot: NodeId;
  readonly cell: Cell;
  /** How many shots there is no room for after it. */
  readonly left: number;
}

/** One shot of the sheet; a click goes to it. */
function SheetPicture({ shot, cell, left }: SheetPictureProps) {
  const reach = useReach();
  const held = useHeld();
  const canvas = useCanvas();
  const title = useModel([`nodes:${shot}`], (model) => model.nodes.get(shot)?.title ?? '', [shot]);
  const holder = useModel(['scenes'], ({ scenes }) => scenes.holderOf(shot), [shot]);
  const pick = useModel([`picks:${shot}`, `takes:${shot}`], (model) => model.pick(shot), [shot]);
  return (
    <button
      type="button"
      className={classes.picture}
      style={{ left: cell.x, top: cell.y, width: cell.w, height: cell.h }}
      tabIndex={reach}
      title={title}
      aria-label={`Go to ${title}`}
      {...held}
      onClick={() => canvas.goTo(holder, shot)}
    >
      <Picture
        sha256={pick?.kind === 'image' ? pick.media : pick?.poster}
        of={pick?.media}
        alt=""
        fit="cover"
        empty={<span className={classes.none}>{title}</span>}
      />
      {left > 0 && <span className={classes.left}>+{left}</span>}
    </button>
  );
}
