import type { Asset } from '@dailies/shared/http';
import { Alert, Button, Skeleton } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { AssetCard } from './AssetCard.tsx';
import { LibraryFilters } from './LibraryFilters.tsx';
import classes from './LibraryView.module.css';
import { type LibrarySearch, NO_FILTERS, shownAssets } from './librarySearch.ts';
import type { LibraryPlace } from './place.ts';

interface LibraryViewProps {
  readonly title: string;
  readonly place: LibraryPlace;
  readonly assets: UseQueryResult<readonly Asset[]>;
  readonly search: LibrarySearch;
  readonly onChange: (part: LibrarySearch) => void;
  readonly actions?: ReactNode;
  /** Shown in place of the cards where there is no asset at all. */
  readonly empty: ReactNode;
}

/** Characters, styles and locations as cards, searched and filtered. */
export function LibraryView({ title, place, assets, search, onChange, actions, empty }: LibraryViewProps) {
  const all = assets.data ?? [];
  const shown = shownAssets(all, search);
  const onShelf = shownAssets(all, { archived: search.archived }).length;
  const count = onShelf === 1 ? '1 asset' : `${onShelf} assets`;
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1 className={classes.title}>{title}</h1>
          {all.length > 0 && (
            <p className={classes.count}>{shown.length === onShelf ? count : `${shown.length} of ${count}`}</p>
          )}
        </div>
        <LibraryFilters assets={all} search={search} onChange={onChange} />
        {actions}
      </header>
      {assets.isError && assets.data === undefined && (
        <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
          {sentenceOfError(assets.error)}
          <Button variant="default" size="compact-sm" ml="sm" onClick={() => void assets.refetch()}>
            Try again
          </Button>
        </Alert>
      )}
      {assets.isPending && (
        <div className={classes.cards} aria-busy="true">
          {[1, 2, 3, 4].map((key) => (
            <Skeleton key={key} className={classes.ghost ?? ''} radius="lg" />
          ))}
        </div>
      )}
      {assets.data !== undefined &&
        (all.length === 0 ? (
          empty
        ) : shown.length === 0 ? (
          <p className={classes.none}>
            {onShelf === 0
              ? search.archived === true
                ? 'The archive is empty. What you archive stays for the shots that use it, and comes back with one click.'
                : 'Everything here is archived.'
              : 'No asset is like that. '}
            {onShelf > 0 && (
              <button type="button" className={classes.clear} onClick={() => onChange(NO_FILTERS)}>
                Show all
              </button>
            )}
          </p>
        ) : (
          <ul className={classes.cards} aria-label={title}>
            {shown.map((asset) => (
              <AssetCard key={asset.id} asset={asset} place={place} />
            ))}
          </ul>
        ))}
    </main>
  );
}
