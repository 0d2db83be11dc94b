import type { NodeId } from '@dailies/shared/ids';
import { Checkbox } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMay } from '../session/useMay.ts';
import { BulkBar } from './BulkBar.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import type { Shot } from './Shot.ts';
import { ShotRow } from './ShotRow.tsx';
import classes from './ShotsTable.module.css';
import type { ShotsSearch } from './shotsSearch.ts';
import { useGridKeys } from './useGridKeys.ts';
import { useGrowingLimit } from './useGrowingLimit.ts';

interface ShotsTableProps {
  readonly shots: readonly Shot[];
  readonly search: ShotsSearch;
  readonly onChange: (part: ShotsSearch) => void;
}

/** Shots, one a row: read, sorted, walked through by the keyboard, changed one by one or several at once. */
export function ShotsTable({ shots, search, onChange }: ShotsTableProps) {
  const mayTrack = useMay('tracking');
  const table = useRef<HTMLTableElement>(null);
  const { limit, end } = useGrowingLimit(shots.length);
  const shown = useMemo(() => shots.slice(0, limit), [shots, limit]);
  const { chosen, selected, select, setSelected } = useSelection(shots);
  const keys = useGridKeys(table, shown);
  const head = { search, onChange };
  const isAll = selected.length > 0 && selected.length === shots.length;
  return (
    <>
      <div className={classes.frame}>
        <table
          ref={table}
          className={classes.table}
          role="grid"
          aria-label="Shots"
          aria-multiselectable={mayTrack}
          {...keys}
        >
          <thead>
            <tr>
              {mayTrack && (
                <th scope="col" className={classes.check}>
                  <Checkbox
                    size="xs"
                    radius="xs"
                    aria-label="Select every shot that is shown"
                    checked={isAll}
                    indeterminate={selected.length > 0 && !isAll}
                    onChange={() => setSelected(isAll ? [] : shots.map(({ node }) => node))}
                  />
                </th>
              )}
              <th className={classes.pictureHead} scope="col">
                <span className={classes.unseen}>Picture</span>
              </th>
              <ColumnHead title="Shot" sort="title" {...head} />
              <ColumnHead title="Status" sort="status" className={classes.status} {...head} />
              <ColumnHead title="Due" sort="due" className={classes.due} {...head} />
              <ColumnHead title="Assignees" className={classes.assignees} />
              <ColumnHead title="Takes" sort="takes" className={classes.takes} {...head} />
              <ColumnHead title="Verdicts" className={classes.verdicts} />
              <ColumnHead title="State" className={classes.state} />
            </tr>
          </thead>
          <tbody>
            {shown.map((shot) => (
              <ShotRow
                key={shot.node}
                shot={shot}
                isSelected={chosen.has(shot.node)}
                onSelect={mayTrack ? select : undefined}
              />
            ))}
          </tbody>
        </table>
        <div ref={end} />
      </div>
      {selected.length > 0 && mayTrack && <BulkBar shots={selected} onClear={() => setSelected([])} />}
    </>
  );
}

/** Which rows are chosen; those that are not shown any more are not. */
function useSelection(shots: readonly Shot[]) {
  const [chosen, setChosen] = useState<ReadonlySet<NodeId>>(() => new Set());
  const last = useRef<NodeId | null>(null);
  const rows = useRef(shots);
  useEffect(() => {
    rows.current = shots;
  }, [shots]);
  const select = useCallback((shot: Shot, isRange: boolean) => {
    const order = rows.current.map(({ node }) => node);
    const [from, to] = [last.current === null ? -1 : order.indexOf(last.current), order.indexOf(shot.node)];
    last.current = shot.node;
    setChosen((before) => {
      const now = new Set(before);
      const isOn = !before.has(shot.node);
      const touched = isRange && from >= 0 ? order.slice(Math.min(from, to), Math.max(from, to) + 1) : [shot.node];
      for (const node of touched) {
        if (isOn) now.add(node);
        else now.delete(node);
      }
      return now;
    });
  }, []);
  const setSelected = useCallback((nodes: readonly NodeId[]) => setChosen(new Set(nodes)), []);
  const selected = useMemo(() => shots.filter(({ node }) => chosen.has(node)), [shots, chosen]);
  return { chosen, selected, select, setSelected };
}
