import { setPick, setRating } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Take } from '../../document/ProjectModel.ts';
import { useModel } from '../../document/useModel.ts';
import { useRun } from '../../document/useRun.ts';
import { useKept } from '../../interface/useKept.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import { openLightbox } from '../lightbox/openLightbox.ts';
import { NO_SIGNS } from '../takeSigns.ts';
import { useSigns } from '../useSigns.ts';
import { usePick, useTakes, useTrashedTakes } from '../useTakes.ts';
import { useTrash } from '../useTrash.ts';
import { BulkBar } from './BulkBar.tsx';
import classes from './Gallery.module.css';
import { galleryTakes, type GalleryFilter } from './galleryFilter.ts';
import { GalleryHead } from './GalleryHead.tsx';
import { GalleryTile } from './GalleryTile.tsx';
import { chooseRange, NOTHING_CHOSEN, toggleChosen } from './selectTakes.ts';
import { wantedGallery } from './showGallery.ts';
import { variationsOf } from './variations.ts';
import { VariationTile } from './VariationTile.tsx';

/** Columns for each step of the size slider, from small pictures to large ones. */
const COLUMNS = [4, 3, 2, 1] as const;
const Size = z
  .int()
  .min(0)
  .max(COLUMNS.length - 1);
const STARS = new Set(['1', '2', '3', '4', '5']);

/** Every take of a node, the newest first: opened, picked, rated, compared, thrown away and brought back. */
export function Gallery({ node }: { node: NodeId }) {
  const mayPick = useMay('picks');
  const run = useRun();
  const kept = useTakes(node);
  const trashed = useTrashedTakes(node);
  const pick = usePick(node);
  const signs = useSigns();
  const variations = useModel([`runs:${node}`, 'requests'], (model) => variationsOf(model, node), [node]);
  const [wanted, setFilter] = useState<GalleryFilter>('all');
  const [size, setSize] = useKept('gallery:size', Size, 1);
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [reached, setReached] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  // An emptied trash is no place to stay.
  const filter = wanted === 'trash' && trashed.length === 0 ? 'all' : wanted;
  const shown = galleryTakes({ kept, trashed, signs }, filter);
  const ids = shown.map(({ id }) => id);
  // What somebody else threw away meanwhile is not chosen any more.
  const chosenTakes = shown.filter(({ id }) => chosen.ids.has(id));
  const reachable = reached !== null && ids.some((id) => id === reached) ? reached : (ids[0] ?? null);
  useWanted(node, grid);
  const keys = useGalleryKeys({ node, grid, shown, onReach: setReached, isTrash: filter === 'trash' });
  return (
    <>
      <GalleryHead
        filter={filter}
        counts={{
          all: kept.length,
          rated: kept.filter(({ id }) => (signs.get(id)?.ratings ?? 0) > 0).length,
          trash: trashed.length,
        }}
        onFilter={(next) => {
          setFilter(next);
          setChosen(NOTHING_CHOSEN);
        }}
        size={size}
        sizes={COLUMNS.length}
        onSize={setSize}
      />
      {kept.length + trashed.length + variations.length === 0 ? (
        <p className={classes.none}>Generate a take: everybody sees it here, and the circled one is the shot.</p>
      ) : shown.length === 0 && (filter !== 'all' || variations.length === 0) ? (
        <p className={classes.none}>
          {filter === 'rated' ? 'No take has stars yet.' : 'Every take lies in the trash.'}
        </p>
      ) : (
        <div
          ref={grid}
          className={classes.grid}
          style={{ gridTemplateColumns: `repeat(${COLUMNS[size] ?? 3}, minmax(0, 1fr))` }}
          role="list"
          aria-label={filter === 'trash' ? 'Takes in the trash' : 'Takes'}
          onKeyDown={keys}
        >
          {filter === 'all' &&
            variations.map((variation) => <VariationTile key={variation.key} node={node} variation={variation} />)}
          {shown.map((take) => (
            <GalleryTile
              key={take.id}
              take={take}
              signs={signs.get(take.id) ?? NO_SIGNS}
              isPick={take.id === pick?.id}
              isChosen={chosen.ids.has(take.id)}
              isChoosing={chosenTakes.length > 0}
              isTrashed={filter === 'trash'}
              isReachable={take.id === reachable}
              onPick={mayPick ? () => run(setPick, { node, take: take.id === pick?.id ? null : take.id }) : undefined}
              onOpen={() => openLightbox({ node, take: take.id })}
              onChoose={(how) =>
                setChosen(how === 'range' ? chooseRange(chosen, take.id, ids) : toggleChosen(chosen, take.id))
              }
            />
          ))}
        </div>
      )}
      {chosenTakes.length > 0 && (
        <BulkBar
          node={node}
          takes={chosenTakes}
          isTrash={filter === 'trash'}
          onDone={() => setChosen(NOTHING_CHOSEN)}
        />
      )}
    </>
  );
}

/** Comes into view when it was asked for, with the newest take under the keyboard. */
function useWanted(node: NodeId, grid: { readonly current: HTMLDivElement | null }): void {
  const wanted = useObservable(wantedGallery);
  useEffect(() => {
    if (wanted !== node) return;
    wantedGallery.set(null);
    grid.current?.scrollIntoView({ block: 'nearest' });
    grid.current?.querySelector<HTMLElement>('[data-open]')?.focus();
  }, [wanted, node, grid]);
}

interface GalleryKeys {
  readonly node: NodeId;
  readonly grid: { readonly current: HTMLDivElement | null };
  readonly shown: readonly Take[];
  readonly isTrash: boolean;
  readonly onReach: (take: string) => void;
}

/** Arrows walk through the tiles; P picks, 1 to 5 rate, Delete throws away, X chooses. */
function useGalleryKeys({ node, grid, shown, isTrash, onReach }: GalleryKeys) {
  const { model } = useSession();
  const run = useRun();
  const signs = useSigns();
  const mayPick = useMay('picks');
  const mayReview = useMay('reviews');
  const mayTrash = useMay('nodes');
  const { trash } = useTrash(node);
  return (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const tiles = [...(grid.current?.querySelectorAll<HTMLElement>('[data-take-id]') ?? [])];
    const at = event.target.closest<HTMLElement>('[data-take-id]');
    const place = at === null ? -1 : tiles.indexOf(at);
    const take = shown.find(({ id }) => id === at?.dataset['takeId']);
    if (take === undefined || at === null) return;
    const columns = tiles.filter(({ offsetTop }) => offsetTop === at.offsetTop).length;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: place + 1,
      ArrowLeft: place - 1,
      ArrowDown: place + columns,
      ArrowUp: place - columns,
      Home: 0,
      End: tiles.length - 1,
    };
    const to = tiles[steps[event.key] ?? -1];
    if (to !== undefined) {
      event.preventDefault();
      onReach(to.dataset['takeId'] ?? '');
      to.querySelector<HTMLElement>('[data-open]')?.focus();
    } else if (event.key === 'p' && mayPick && !isTrash) {
      run(setPick, { node, take: model.pick(node)?.id === take.id ? null : take.id });
    } else if (STARS.has(event.key) && mayReview) {
      const stars = Number(event.key);
      run(setRating, { take: take.id, rating: signs.get(take.id)?.own === stars ? null : stars });
    } else if (event.key === 'Delete' && mayTrash && !isTrash) {
      (tiles[place + 1] ?? tiles[place - 1])?.querySelector<HTMLElement>('[data-open]')?.focus();
      trash([take]);
    } else if (event.key === 'x') {
      at.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
    }
  };
}
