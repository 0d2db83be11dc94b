import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './ShotsTable.module.css';
import type { ShotsSearch } from './shotsSearch.ts';

interface ColumnHeadProps {
  readonly title: string;
  /** How wide it is; the rest goes to the columns without. */
  readonly className?: string | undefined;
  /** What a click sorts by: up, then down, then as on the canvas again. */
  readonly sort?: NonNullable<ShotsSearch['sort']>;
  readonly search?: ShotsSearch;
  readonly onChange?: (part: ShotsSearch) => void;
}

export function ColumnHead({ title, className, sort, search, onChange }: ColumnHeadProps) {
  const isSorted = sort !== undefined && search?.sort === sort;
  const isDown = isSorted && search.desc === true;
  const Arrow = isDown ? IconArrowDown : IconArrowUp;
  const next = (): ShotsSearch => {
    if (!isSorted) return { sort, desc: undefined };
    return isDown ? { sort: undefined, desc: undefined } : { sort, desc: true };
  };
  return (
    <th scope="col" className={className} {...(isSorted ? { 'aria-sort': isDown ? 'descending' : 'ascending' } : {})}>
      {sort === undefined ? (
        title
      ) : (
        <button type="button" className={classes.sort} data-sorted={isSorted} onClick={() => onChange?.(next())}>
          {title}
          <Arrow size={13} aria-hidden="true" />
        </button>
      )}
    </th>
  );
}
