import { Checkbox } from '@mantine/core';
import {
  IconAlertTriangle,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconStar,
  IconStarFilled,
  IconVolume,
} from '@tabler/icons-react';
import { type MouseEvent, useState } from 'react';
import type { Take } from '../../document/ProjectModel.ts';
import { ScrubPicture } from '../ScrubPicture.tsx';
import type { TakeSigns } from '../takeSigns.ts';
import { TakeSignsRow } from '../TakeSignsRow.tsx';
import classes from './GalleryTile.module.css';

interface GalleryTileProps {
  readonly take: Take;
  readonly signs: TakeSigns;
  readonly isPick: boolean;
  readonly isChosen: boolean;
  /** While any is chosen, every box is seen. */
  readonly isChoosing: boolean;
  readonly isTrashed: boolean;
  /** One tile of the gallery is in the tab order; arrows go to the others. */
  readonly isReachable: boolean;
  /** Left out where this person may not pick. */
  readonly onPick?: (() => void) | undefined;
  readonly onOpen: () => void;
  readonly onChoose: (how: 'one' | 'range') => void;
}

/** A take in the gallery: its picture, what was said of it, and a box to choose it with others. */
export function GalleryTile({ take, signs, isPick, isChosen, isTrashed, ...tile }: GalleryTileProps) {
  const [plays, setPlays] = useState(false);
  const tabIndex = tile.isReachable ? 0 : -1;
  const press = (event: MouseEvent) => {
    if (event.shiftKey) tile.onChoose('range');
    else if (event.ctrlKey || event.metaKey) tile.onChoose('one');
    else tile.onOpen();
  };
  const Star = isPick ? IconStarFilled : IconStar;
  const standsIn = take.fallback === undefined ? '' : ', made by another pipeline than asked for';
  return (
    <div
      className={classes.tile}
      data-take-id={take.id}
      data-pick={isPick}
      data-chosen={isChosen}
      data-choosing={tile.isChoosing}
      data-trashed={isTrashed}
      role="listitem"
    >
      <div className={classes.picture}>
        <button
          type="button"
          className={classes.open}
          data-open="true"
          tabIndex={tabIndex}
          aria-label={`Open take ${take.number}${isPick ? ', the pick' : ''}${standsIn}`}
          title={take.fallback}
          onClick={press}
        >
          <ScrubPicture take={take} plays={plays} />
        </button>
        <Checkbox
          classNames={{ root: classes.box ?? '' }}
          size="xs"
          checked={isChosen}
          tabIndex={tabIndex}
          aria-label={`Choose take ${take.number}`}
          onChange={() => {}}
          onClick={(event) => tile.onChoose(event.shiftKey ? 'range' : 'one')}
        />
        {(isPick || tile.onPick !== undefined) && !isTrashed && (
          <button
            type="button"
            className={classes.star}
            tabIndex={tabIndex}
            aria-label={isPick ? `Take ${take.number} is the pick` : `Pick take ${take.number}`}
            aria-pressed={isPick}
            disabled={tile.onPick === undefined}
            onClick={tile.onPick}
          >
            <Star size={13} aria-hidden="true" />
          </button>
        )}
        <span className={classes.number}>
          {take.number}
          {take.fallback !== undefined && (
            <IconAlertTriangle className={classes.fallback} size={11} aria-hidden="true" />
          )}
        </span>
        {take.kind === 'video' && (
          <button
            type="button"
            className={classes.play}
            tabIndex={tabIndex}
            aria-label={plays ? `Stop take ${take.number}` : `Play take ${take.number} here`}
            onClick={() => setPlays(!plays)}
          >
            {plays ? (
              <IconPlayerPauseFilled size={10} aria-hidden="true" />
            ) : (
              <IconPlayerPlayFilled size={10} aria-hidden="true" />
            )}
          </button>
        )}
        {take.kind === 'audio' && <IconVolume className={classes.sound} size={13} aria-label="Sound" />}
      </div>
      <TakeSignsRow signs={signs} />
    </div>
  );
}
