import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './ShotsPage.module.css';
import type { ShotsSearch } from './shotsSearch.ts';

interface ColumnHeadProps {
  readonly title: string;
  /** In pixels; the rest goes to the columns without. */
  readonly width?: number;
  /** What a click sorts by: up, then down, then as on the canvas again. */
  readonly sort?: NonNullable<ShotsSearch['sort']>;
  readonly search?: ShotsSearch;
  readonly onChange?: (part: ShotsSearch) => void;
}

export function ColumnHead({ title, width, sort, search, onChange }: ColumnHeadProps) {
  const isSorted = sort !== undefined && search?.sort === sort;
  const isDown = isSorted && search.desc === true;
  const Arrow = isDown ? IconArrowDown : IconArrowUp;
  const next = (): ShotsSearch => {
    if (!isSorted) return { sort, desc: undefined };
    return isDown ? { sort: undefined, desc: undefined } : { sort, desc: true };
  };
  return (
    <th
      scope="col"
      {...(width === undefined ? {} : { style: { width } })}
      {...(isSorted ? { 'aria-sort': isDown ? 'descending' : 'ascending' } : {})}
    >
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
