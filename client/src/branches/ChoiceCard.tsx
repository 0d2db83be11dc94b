import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Names } from '../history/difference/fieldText.ts';
import type { NodeLookup } from '../history/difference/nodeLookup.ts';
import { choiceTitle } from './choiceTitle.ts';
import { ChoiceValue } from './ChoiceValue.tsx';
import type { Choice, Side } from './choices.ts';
import classes from './ChoiceCard.module.css';

interface ChoiceCardProps {
  readonly choice: Choice;
  readonly side: Side | undefined;
  readonly lookup: NodeLookup;
  readonly names: Names;
  readonly branchName: string;
  readonly onChoose: ((side: Side) => void) | undefined;
}

const SIDES: readonly Side[] = ['ours', 'theirs'];

/** One choice: how it was, and the two sides beside each other. */
export function ChoiceCard({ choice, side, lookup, names, branchName, onChoose }: ChoiceCardProps) {
  const title = choiceTitle(choice, lookup);
  const press = (event: KeyboardEvent) => {
    if (onChoose === undefined || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    onChoose(event.key === 'ArrowLeft' ? 'ours' : 'theirs');
  };
  return (
    <article
      className={classes.card}
      data-choice={choice.key}
      data-side={side ?? 'none'}
      role="radiogroup"
      aria-label={title}
      tabIndex={0}
      onKeyDown={press}
    >
      <h3 className={classes.title}>
        {title}
        {side === undefined && <span className={classes.open}>not chosen yet</span>}
      </h3>
      {choice.kind !== 'layout' && choice.kind !== 'record' && (
        <div className={classes.base}>
          <span className={classes.label}>It was</span>
          <ChoiceValue choice={choice} side="base" lookup={lookup} names={names} />
        </div>
      )}
      <div className={classes.sides}>
        {SIDES.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            className={classes.side}
            aria-checked={side === one}
            tabIndex={-1}
            disabled={onChoose === undefined}
            onClick={() => onChoose?.(one)}
          >
            <span className={classes.sideHead}>
              <span className={classes.dot} aria-hidden="true">
                {side === one && <IconCheck size={12} stroke={3} />}
              </span>
              {one === 'ours' ? 'Here' : `In ${branchName}`}
            </span>
            <ChoiceValue choice={choice} side={one} lookup={lookup} names={names} />
          </button>
        ))}
      </div>
    </article>
  );
}
