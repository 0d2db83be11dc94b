import { ASSET_KINDS } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import { Select } from '@mantine/core';
import { IconFilterOff, IconTag } from '@tabler/icons-react';
import { FindField } from '../interface/FindField.tsx';
import { KIND_TITLES } from './kindTitles.ts';
import classes from './LibraryView.module.css';
import { isFiltered, type LibrarySearch, NO_FILTERS, tagsOf } from './librarySearch.ts';

interface LibraryFiltersProps {
  readonly assets: readonly Asset[];
  readonly search: LibrarySearch;
  readonly onChange: (part: LibrarySearch) => void;
}

/** Which assets are shown: by words, by kind, by tag, and from which shelf. */
export function LibraryFilters({ assets, search, onChange }: LibraryFiltersProps) {
  const tags = tagsOf(assets);
  const isArchive = search.archived === true;
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      <FindField label="Search the library" q={search.q} className={classes.find ?? ''} onChange={onChange} />
      <div className={classes.kinds} role="group" aria-label="Kind">
        {[undefined, ...ASSET_KINDS].map((kind) => (
          <button
            key={kind ?? 'all'}
            type="button"
            className={classes.kind}
            aria-pressed={search.kind === kind}
            onClick={() => onChange({ kind })}
          >
            {kind === undefined ? 'All' : KIND_TITLES[kind].many}
          </button>
        ))}
      </div>
      <Select
        className={classes.tags ?? ''}
        aria-label="Tag"
        placeholder={tags.length === 0 ? 'No tags yet' : 'Any tag'}
        size="xs"
        searchable
        clearable
        disabled={tags.length === 0}
        leftSection={<IconTag size={14} aria-hidden="true" />}
        data={tags.map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` }))}
        value={search.tag ?? null}
        onChange={(tag) => onChange({ tag: tag ?? undefined })}
      />
      <button
        type="button"
        className={classes.archive}
        aria-pressed={isArchive}
        onClick={() => onChange({ archived: isArchive ? undefined : true })}
      >
        Archive
      </button>
      {isFiltered(search) && (
        <button
          type="button"
          className={classes.off}
          aria-label="Take every filter off"
          title="Take every filter off"
          onClick={() => onChange(NO_FILTERS)}
        >
          <IconFilterOff size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
