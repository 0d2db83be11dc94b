import type { Take } from '../document/ProjectModel.ts';
import { useReach } from '../canvas/shapes/reach.ts';
import { IconAlertTriangle, IconPlayerPlayFilled, IconStar, IconStarFilled, IconVolume } from '@tabler/icons-react';
import { ratingText } from './ratingText.ts';
import { ScrubPicture } from './ScrubPicture.tsx';
import classes from './TakeThumb.module.css';

interface TakeThumbProps {
  readonly take: Take;
  readonly isPick: boolean;
  readonly isCurrent?: boolean;
  /** The mean of everybody's stars. */
  readonly rating?: number | undefined;
  /** Left out where this person may not pick. */
  readonly onPick?: (() => void) | undefined;
  readonly onOpen: () => void;
}

const KIND = { image: '', video: ', motion', audio: ', sound' } as const;

/** A take, small: opened by a click, picked by its star; one that moves is scrubbed by the pointer. */
export function TakeThumb({ take, isPick, isCurrent = false, rating, onPick, onOpen }: TakeThumbProps) {
  const reach = useReach();
  const Star = isPick ? IconStarFilled : IconStar;
  const rated = rating === undefined ? '' : `, ${ratingText(rating)} stars`;
  const standsIn = take.fallback === undefined ? '' : ', made by another pipeline than asked for';
  return (
    <div className={classes.thumb} data-take-id={take.id} data-pick={isPick} data-current={isCurrent}>
      <button
        type="button"
        tabIndex={reach}
        className={classes.open}
        aria-label={`Open take ${take.number}${KIND[take.kind]}${isPick ? ', the pick' : ''}${rated}${standsIn}`}
        title={take.fallback}
        onClick={onOpen}
      >
        <ScrubPicture take={take} />
        <span className={classes.number}>
          {take.kind === 'video' && <IconPlayerPlayFilled size={8} aria-hidden="true" />}
          {take.kind === 'audio' && <IconVolume size={9} aria-hidden="true" />}
          {take.number}
          {take.fallback !== undefined && (
            <IconAlertTriangle className={classes.fallback} size={9} aria-hidden="true" />
          )}
        </span>
        {rating !== undefined && (
          <span className={classes.rating} data-rating={ratingText(rating)} aria-hidden="true">
            <IconStarFilled size={7} aria-hidden="true" />
          </span>
        )}
      </button>
      {(isPick || onPick !== undefined) && (
        <button
          type="button"
          tabIndex={reach}
          className={classes.star}
          aria-label={isPick ? `Take ${take.number} is the pick` : `Pick take ${take.number}`}
          aria-pressed={isPick}
          disabled={onPick === undefined}
          onClick={onPick}
        >
          <Star size={12} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
