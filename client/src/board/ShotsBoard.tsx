import type { Status } from '@dailies/shared/document';
import { useLocalStorage } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type CSSProperties, type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { type BoardColumn, boardColumns, cardBeside } from './boardColumns.ts';
import type { Shot } from './Shot.ts';
import { ShotCard } from './ShotCard.tsx';
import classes from './ShotsBoard.module.css';
import { useCardDrag, useEdgeScroll } from './useCardDrag.ts';
import { useGrowingLimit } from './useGrowingLimit.ts';
import { useMoveShot } from './useMoveShot.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Shots by status: dragged, or moved by the keyboard, from column to column; live for everybody. */
export function ShotsBoard({ shots }: { shots: readonly Shot[] }) {
  const { project } = useSession();
  const navigate = useNavigate();
  const board = useRef<HTMLDivElement>(null);
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const columns = useMemo(() => boardColumns(shots, statuses), [shots, statuses]);
  const { mayMove, move } = useMoveShot();
  const [said, setSaid] = useState('');
  /** The card that Tab comes to, and that the focus follows into another column. */
  const [current, setCurrent] = useState<string | null>(null);
  const follow = useRef<string | null>(null);
  const { isCollapsed, toggle } = useCollapsed(project.id);

  const shotOf = (node: string): Shot | undefined => shots.find((shot) => shot.node === node);
  const put = (node: string, to: Status | undefined, byKeys = false) => {
    const shot = shotOf(node);
    if (shot === undefined || to === undefined || to.id === shot.status.id) return;
    if (!mayMove(shot, to)) {
      setSaid(`${shot.title} may not be moved to ${to.name} by you.`);
      return;
    }
    if (byKeys) follow.current = node;
    void move(shot, to).then((isDone) => {
      if (isDone) setSaid(`${shot.title} moved to ${to.name}.`);
    });
  };
  const mayDrag = (node: string): boolean => {
    const shot = shotOf(node);
    return shot !== undefined && statuses.some((status) => status.id !== shot.status.id && mayMove(shot, status));
  };
  const { drag, handlers } = useCardDrag(mayDrag, (node, status) =>
    put(
      node,
      statuses.find(({ id }) => id === status),
    ),
  );
  useEdgeScroll(board, drag);
  const dragged = drag === null ? undefined : shotOf(drag.node);

  const focus = (node: string) =>
    board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(node)}"]`)?.focus();
  useEffect(() => {
    const { current: node } = follow;
    const card = node === null ? null : board.current?.querySelector(`[data-card="${CSS.escape(node)}"]`);
    if (node === null || !(card instanceof HTMLElement) || card === document.activeElement) return;
    follow.current = null;
    card.focus();
  }, [columns]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const node = event.target instanceof Element ? event.target.getAttribute('data-card') : null;
    const shot = node === null ? undefined : shotOf(node);
    if (shot === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const to = { projectId: project.id };
      if (shot.shown === undefined) void navigate({ to: '/p/$projectId', params: to, search: { node: shot.node } });
      else void navigate({ to: '/p/$projectId/takes/$takeId', params: { ...to, takeId: shot.shown.id } });
    } else if (arrow !== undefined) {
      event.preventDefault();
      if (event.shiftKey) put(shot.node, statuses[statuses.indexOf(shot.status) + arrow[0]], true);
      else focus(cardBeside(columns, shot.node, arrow)?.node ?? shot.node);
    }
  };

  const entry = shots.some(({ node }) => node === current) ? current : firstShown(columns, isCollapsed);
  return (
    <>
      <div
        ref={board}
        className={classes.board}
        role="group"
        aria-label="Shots by status"
        data-dragging={drag !== null}
        {...handlers}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const node = target.getAttribute('data-card');
          if (node !== null) setCurrent(node);
        }}
      >
        {columns.map((column) => (
          <Column
            key={column.status.id}
            column={column}
            entry={entry}
            draggedNode={drag?.node ?? null}
            drop={
              dragged === undefined || dragged.status.id === column.status.id
                ? 'none'
                : !mayMove(dragged, column.status)
                  ? 'refused'
                  : drag?.over === column.status.id
                    ? 'over'
                    : 'possible'
            }
            isCollapsed={isCollapsed(column)}
            onToggle={() => toggle(column)}
          />
        ))}
      </div>
      <p className={classes.hint}>Arrows walk through the cards, Shift with left or right moves one, Enter opens it.</p>
      <div className={classes.unseen} role="status">
        {said}
      </div>
      {drag !== null && dragged !== undefined && (
        <div
          className={classes.ghost}
          aria-hidden="true"
          style={{
            width: drag.widthPx,
            transform: `translate(${drag.at[0] - drag.held[0]}px, ${drag.at[1] - drag.held[1]}px) rotate(1.5deg)`,
          }}
        >
          <ShotCard shot={dragged} />
        </div>
      )}
    </>
  );
}

const firstShown = (columns: readonly BoardColumn[], isCollapsed: (column: BoardColumn) => boolean): string | null =>
  columns.find((column) => column.shots.length > 0 && !isCollapsed(column))?.shots[0]?.node ?? null;

/** Which columns are folded, remembered in this browser. Those for what rests are until something is in them. */
function useCollapsed(project: string) {
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `dailies:columns:${project}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const isCollapsed = ({ status, shots }: BoardColumn): boolean =>
    chosen[status.id] ?? (status.class === 'blocked' && shots.length === 0);
  const toggle = (column: BoardColumn) =>
    setChosen((before) => ({ ...before, [column.status.id]: !isCollapsed(column) }));
  return { isCollapsed, toggle };
}

interface ColumnProps {
  readonly column: BoardColumn;
  readonly entry: string | null;
  readonly draggedNode: string | null;
  /** What would happen to the card that is held now. */
  readonly drop: 'none' | 'possible' | 'over' | 'refused';
  readonly isCollapsed: boolean;
  readonly onToggle: () => void;
}

function Column({ column: { status, shots }, entry, draggedNode, drop, isCollapsed, onToggle }: ColumnProps) {
  const colour: CSSProperties & { '--status': string } = { '--status': status.colour };
  const Icon = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <section
      className={classes.column}
      data-status-id={status.id}
      data-collapsed={isCollapsed}
      data-drop={drop}
      aria-label={`${status.name}: ${shots.length}`}
      style={colour}
    >
      <header className={classes.head}>
        <span className={classes.dot} aria-hidden="true" />
        <h2 className={classes.name}>{status.name}</h2>
        <span className={classes.count}>{shots.length}</span>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={!isCollapsed}
          aria-label={isCollapsed ? `Unfold ${status.name}` : `Fold ${status.name}`}
          title={isCollapsed ? 'Unfold' : 'Fold'}
          onClick={onToggle}
        >
          <Icon size={16} aria-hidden="true" />
        </button>
      </header>
      {!isCollapsed && <Cards shots={shots} entry={entry} draggedNode={draggedNode} />}
    </section>
  );
}

interface CardsProps {
  readonly shots: readonly Shot[];
  readonly entry: string | null;
  readonly draggedNode: string | null;
}

const Cards = memo(function Cards({ shots, entry, draggedNode }: CardsProps) {
  const { limit, end } = useGrowingLimit(shots.length);
  return (
    <div className={classes.scroll} data-scroll>
      <ul className={classes.cards}>
        {shots.slice(0, limit).map((shot) => (
          <li
            key={shot.node}
            className={classes.card}
            data-card={shot.node}
            data-node-id={shot.node}
            data-held={shot.node === draggedNode}
            tabIndex={shot.node === entry ? 0 : -1}
            aria-label={`${shot.title}, ${shot.status.name}`}
          >
            <ShotCard shot={shot} />
          </li>
        ))}
      </ul>
      {shots.length === 0 && <p className={classes.none}>Nothing here</p>}
      <div ref={end} />
    </div>
  );
});
