import type { Take } from '../document/ProjectModel.ts';
import { Picture } from '../interface/Picture.tsx';
import { IconPlayerPlayFilled, IconStar, IconStarFilled } from '@tabler/icons-react';
import classes from './TakeThumb.module.css';

interface TakeThumbProps {
  readonly take: Take;
  readonly isPick: boolean;
  readonly isCurrent?: boolean;
  /** Left out where this person may not pick. */
  readonly onPick?: (() => void) | undefined;
  readonly onOpen: () => void;
}

/** A take, small: opened by a click, picked by its star. */
export function TakeThumb({ take, isPick, isCurrent = false, onPick, onOpen }: TakeThumbProps) {
  const Star = isPick ? IconStarFilled : IconStar;
  return (
    <div className={classes.thumb} data-take-id={take.id} data-pick={isPick} data-current={isCurrent}>
      <button type="button" className={classes.open} aria-label={`Open take ${take.number}`} onClick={onOpen}>
        <Picture sha256={take.poster} alt="" />
        <span className={classes.number}>
          {take.kind === 'video' && <IconPlayerPlayFilled size={8} aria-hidden="true" />}
          {take.number}
        </span>
      </button>
      {(isPick || onPick !== undefined) && (
        <button
          type="button"
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
