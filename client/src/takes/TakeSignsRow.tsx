import { IconMessageCircle, IconStarFilled } from '@tabler/icons-react';
import { ratingText } from './ratingText.ts';
import type { TakeSigns } from './takeSigns.ts';
import classes from './TakeSignsRow.module.css';
import { VERDICTS } from './verdicts.ts';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function ratingTitle({ own, mean, ratings }: TakeSigns): string {
  const everybody = `${ratingText(mean ?? 0)} of 5 stars by ${ratings === 1 ? 'one person' : `${ratings} people`}`;
  return own === undefined ? everybody : `${everybody}; yours: ${own}`;
}

/** What was said of a take, in one row of one height: stars, verdicts, open comments. */
export function TakeSignsRow({ signs }: { signs: TakeSigns }) {
  return (
    <div className={classes.row}>
      {signs.mean !== undefined && (
        <span
          className={classes.rating}
          data-own={signs.own !== undefined}
          role="img"
          aria-label={ratingTitle(signs)}
          title={ratingTitle(signs)}
        >
          <IconStarFilled size={10} aria-hidden="true" />
          {ratingText(signs.mean)}
        </span>
      )}
      {VERDICTS.map(({ verdict, many, colour, Icon }) => {
        const count = signs.verdicts[verdict];
        return count === 0 ? null : (
          <span
            key={verdict}
            className={classes.verdict}
            style={{ color: colour }}
            role="img"
            aria-label={`${count} ${many}`}
            title={`${count} ${many}`}
          >
            <Icon size={12} stroke={2.6} aria-hidden="true" />
            {count > 1 && count}
          </span>
        );
      })}
      {signs.open > 0 && (
        <span
          className={classes.comments}
          role="img"
          aria-label={plural(signs.open, 'open comment')}
          title={plural(signs.open, 'open comment')}
        >
          <IconMessageCircle size={12} aria-hidden="true" />
          {signs.open}
        </span>
      )}
    </div>
  );
}
