import { Checkbox } from '@mantine/core';
import { memo } from 'react';
import { AssigneesField } from './AssigneesField.tsx';
import { DueField } from './DueField.tsx';
import type { Shot } from './Shot.ts';
import { ShotPicture } from './ShotPicture.tsx';
import { ShotState } from './ShotState.tsx';
import classes from './ShotsTable.module.css';
import { ShotTitle } from './ShotTitle.tsx';
import { StatusField } from './StatusField.tsx';
import { VerdictCounts } from './VerdictCounts.tsx';

interface ShotRowProps {
  readonly shot: Shot;
  readonly isSelected: boolean;
  /** Left out where nothing can be done with several. `isRange`: everything between, too. */
  readonly onSelect?: ((shot: Shot, isRange: boolean) => void) | undefined;
}

/** One shot: drawn again only when something of it changes. */
export const ShotRow = memo(function ShotRow({ shot, isSelected, onSelect }: ShotRowProps) {
  const cell = { tabIndex: -1 } as const;
  const { node, title } = shot;
  return (
    <tr data-node-id={node} data-selected={isSelected} aria-selected={onSelect === undefined ? undefined : isSelected}>
      {onSelect !== undefined && (
        <td {...cell} className={classes.check}>
          <Checkbox
            size="xs"
            radius="xs"
            tabIndex={-1}
            aria-label={`Select ${title}`}
            checked={isSelected}
            onClick={(event) => onSelect(shot, event.shiftKey)}
            readOnly
          />
        </td>
      )}
      <td {...cell} className={classes.picture}>
        <ShotPicture shot={shot} />
      </td>
      <td {...cell}>
        <ShotTitle shot={shot} />
      </td>
      <td {...cell}>
        <StatusField node={node} name={title} tabIndex={-1} />
      </td>
      <td {...cell}>
        <DueField node={node} name={title} tabIndex={-1} />
      </td>
      <td {...cell}>
        <AssigneesField node={node} name={title} tabIndex={-1} />
      </td>
      <td {...cell} className={classes.number}>
        {shot.takes.length === 0 ? <span className={classes.faint}>–</span> : shot.takes.length}
      </td>
      <td {...cell}>
        <VerdictCounts counts={shot.verdicts} />
      </td>
      <td {...cell}>
        <ShotState node={node} />
      </td>
    </tr>
  );
});
