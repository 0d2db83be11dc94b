import type { NodeRecord } from '@dailies/shared/document';
import { type Cell, cellsAbove, runnersBelow } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { IconAlertTriangle, IconPlus, IconSparkles } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { askForCells } from '../../document/askForCells.ts';
import { useModel } from '../../document/useModel.ts';
import { Picture } from '../../interface/Picture.tsx';
import { sayProblem } from '../../interface/sayProblem.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import { openLightbox } from '../../takes/lightbox/openLightbox.ts';
import { useReach } from '../shapes/reach.ts';
import { useHeld } from '../shapes/useHeld.ts';
import classes from './FanOutBody.module.css';
import { type FanCell, type FanSheet, fanSheet } from './fanCells.ts';

const STATE_WORDS = {
  empty: 'no take yet',
  waiting: 'waiting',
  running: 'being made',
  failed: 'failed',
  made: '',
  stale: 'out of sync',
} as const;

type Columns = CSSProperties & { '--columns': number; '--rows': number; '--ratio': number };

/** A fan-out as a contact sheet: its values, the newest take of each, and one press for all of them. */
export function FanOutBody({ node }: { node: NodeRecord }) {
  const { model, plans } = useSession();
  const [chosen, choose] = useState<NodeId | null>(null);
  const runners = useModel(['nodes', 'edges'], ({ graph }) => runnersBelow(graph, node.id), [node.id]);
  const runner = runners.find((id) => id === chosen) ?? runners[0];
  const topics = runner === undefined ? [] : ([`runs:${runner}`, `takes:${runner}`] as const);
  const sheet = useModel(
    ['nodes', 'edges', 'picks', 'settings', 'requests', ...topics],
    () =>
      fanSheet(model, node, runner, (cell) =>
        runner === undefined ? undefined : plans.plan(runner, cell)?.recipeHash,
      ),
    [model, plans, node, runner],
  );
  if (!sheet.ok) {
    return (
      <div className={classes.none}>
        <IconAlertTriangle size={16} aria-hidden="true" />
        {sheet.refusal.message}
      </div>
    );
  }
  return (
    <div className={classes.body}>
      <Sheet node={node} runner={runner} sheet={sheet.value} />
      <Foot node={node} runner={runner} runners={runners} sheet={sheet.value} onChoose={choose} />
    </div>
  );
}

/** About as many columns as rows, by the shape of the frame. */
const columnsOfList = (count: number): number => Math.ceil(Math.sqrt(count));

function Sheet({ node, runner, sheet }: { node: NodeRecord; runner: NodeId | undefined; sheet: FanSheet }) {
  const held = useHeld();
  const { isGrid, rows, columns, cells } = sheet;
  const settings = useModel(['settings'], (model) => model.settings);
  const wide = isGrid ? columns.length : columnsOfList(cells.length);
  const style: Columns = {
    '--columns': wide,
    '--rows': isGrid ? rows.length : Math.ceil(cells.length / wide),
    '--ratio': settings.width / settings.height,
  };
  return (
    <div
      className={classes.sheet}
      data-grid={isGrid}
      style={style}
      role="group"
      aria-label={`Values of ${node.title}`}
      {...held}
      // A key on a cell is not a shortcut of the canvas.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
      }}
    >
      {isGrid && <span aria-hidden="true" />}
      {isGrid &&
        columns.map((column, index) => (
          <span key={index} className={classes.column} title={column}>
            {column}
          </span>
        ))}
      {cells.map((cell) => (
        <FanRow
          key={cell.index}
          isFirst={isGrid && cell.index % columns.length === 0}
          label={rows[Math.floor(cell.index / columns.length)]}
        >
          <CellButton fan={node.id} runner={runner} cell={cell} isNamed={!isGrid} />
        </FanRow>
      ))}
    </div>
  );
}

function FanRow({ isFirst, label, children }: { isFirst: boolean; label: string | undefined; children: ReactNode }) {
  return (
    <>
      {isFirst && (
        <span className={classes.row} title={label}>
          {label}
        </span>
      )}
      {children}
    </>
  );
}

interface CellButtonProps {
  readonly fan: NodeId;
  readonly runner: NodeId | undefined;
  readonly cell: FanCell;
  readonly isNamed: boolean;
}

/** A cell: its take, opened by a press; without one, asked for by a press. */
function CellButton({ fan, runner, cell, isNamed }: CellButtonProps) {
  const session = useSession();
  const reach = useReach();
  const mayAsk = useMay('requests');
  const { take, state, title, problem } = cell;
  const words = problem ?? STATE_WORDS[state];
  const isAsked = state === 'waiting' || state === 'running';
  const press = () => {
    if (take !== undefined) openLightbox({ node: take.node, take: take.id });
    else if (runner !== undefined) ask(session, runner, (all) => all[fan] === cell.index);
  };
  const label = take === undefined ? `${title}: ${words}` : `${title}: open take ${take.number}`;
  return (
    <button
      type="button"
      className={classes.cell}
      data-state={state}
      tabIndex={reach}
      aria-label={words === '' || take === undefined ? label : `${label}, ${words}`}
      title={words === '' ? title : `${title}: ${words}`}
      disabled={take === undefined && (!mayAsk || runner === undefined || isAsked)}
      onClick={press}
    >
      {take === undefined ? (
        <span className={classes.blank}>
          {state === 'failed' ? (
            <IconAlertTriangle size={14} aria-hidden="true" />
          ) : state === 'empty' && mayAsk && runner !== undefined ? (
            <IconPlus size={14} aria-hidden="true" />
          ) : null}
        </span>
      ) : (
        <Picture sha256={take.kind === 'image' ? take.media : take.poster} of={take.media} alt="" />
      )}
      {isAsked && <span className={classes.bar} data-running={state === 'running'} />}
      {isNamed && <span className={classes.name}>{title}</span>}
    </button>
  );
}

/** Asks for the cells of a node that are wanted. */
function ask(session: ReturnType<typeof useSession>, node: NodeId, isWanted: (cell: Cell) => boolean): void {
  const all = cellsAbove(session.model.graph, node);
  const cells = all.ok ? all.value.filter(isWanted) : [];
  const result = all.ok ? askForCells(session, { node, cells, variations: 1, anyway: false }) : all;
  if (!result.ok) sayProblem(result.refusal.message);
}

interface FootProps {
  readonly node: NodeRecord;
  readonly runner: NodeId | undefined;
  readonly runners: readonly NodeId[];
  readonly sheet: FanSheet;
  readonly onChoose: (runner: NodeId) => void;
}

/** Which node the sheet shows, and the button for what it has no take of yet. */
function Foot({ node, runner, runners, sheet: { cells }, onChoose }: FootProps) {
  const session = useSession();
  const reach = useReach();
  const held = useHeld();
  const mayAsk = useMay('requests');
  const isOffline = useObservable(session.save).kind === 'offline';
  const titles = useModel(['nodes'], (model) => runners.map((id) => model.nodes.get(id)?.title ?? ''), [runners]);
  if (runner === undefined) {
    return <p className={classes.hint}>Give a setting of a shot a port in the inspector, and connect it here.</p>;
  }
  const left = new Set(
    cells.filter(({ state }) => !['made', 'waiting', 'running'].includes(state)).map(({ index }) => index),
  );
  const isAll = left.size === cells.length;
  const generate = () => {
    for (const id of runners) {
      ask(session, id, (cell) => left.size === 0 || left.has(cell[node.id] ?? 0));
    }
  };
  const isBusy = left.size === 0 && cells.some(({ state }) => state === 'waiting' || state === 'running');
  const words = left.size === 0 ? 'All again' : isAll ? `Generate ${cells.length}` : `Generate ${left.size} left`;
  return (
    <div className={classes.foot} {...held}>
      {runners.length === 1 ? (
        <span className={classes.of} title={titles[0]}>
          {titles[0]}
        </span>
      ) : (
        <select
          className={classes.of}
          aria-label="Takes of"
          tabIndex={reach}
          value={runner}
          onChange={(event) => {
            const next = runners.find((id) => id === event.currentTarget.value);
            if (next !== undefined) onChoose(next);
          }}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {runners.map((id, index) => (
            <option key={id} value={id}>
              {titles[index]}
            </option>
          ))}
        </select>
      )}
      <span className={classes.count}>
        {cells.filter(({ take }) => take !== undefined).length} of {cells.length}
      </span>
      {mayAsk && (
        <button
          type="button"
          className={classes.generate}
          tabIndex={reach}
          disabled={isOffline || isBusy}
          onClick={generate}
        >
          <IconSparkles size={14} aria-hidden="true" />
          {isOffline ? 'Offline' : words}
        </button>
      )}
    </div>
  );
}
