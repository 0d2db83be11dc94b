import { Slider } from '@mantine/core';
import { type GalleryFilter, GALLERY_FILTERS } from './galleryFilter.ts';
import classes from './GalleryHead.module.css';

const TITLES: Readonly<Record<GalleryFilter, string>> = { all: 'All', rated: 'Rated', trash: 'Trash' };

interface GalleryHeadProps {
  readonly filter: GalleryFilter;
  readonly counts: Readonly<Record<GalleryFilter, number>>;
  readonly onFilter: (filter: GalleryFilter) => void;
  /** 0 is small. */
  readonly size: number;
  readonly sizes: number;
  readonly onSize: (size: number) => void;
}

/** Which takes are shown, and how large. */
export function GalleryHead({ filter, counts, onFilter, size, sizes, onSize }: GalleryHeadProps) {
  return (
    <div className={classes.head}>
      <div className={classes.filters} role="group" aria-label="Show takes">
        {GALLERY_FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            className={classes.filter}
            aria-pressed={one === filter}
            disabled={one !== 'all' && one !== filter && counts[one] === 0}
            onClick={() => onFilter(one)}
          >
            {TITLES[one]}
            <span className={classes.count}>{counts[one]}</span>
          </button>
        ))}
      </div>
      <Slider
        className={classes.size ?? ''}
        size={3}
        thumbSize={12}
        color="gray"
        min={0}
        max={sizes - 1}
        step={1}
        label={null}
        value={size}
        thumbLabel="Size of pictures"
        onChange={onSize}
      />
    </div>
  );
}
