import { setVerdict } from '@dailies/shared/commands';
import { readReviews } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import type { CSSProperties } from 'react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import classes from './VerdictButtons.module.css';
import { VERDICTS } from './verdicts.ts';

const coloured = (colour: string): CSSProperties & { '--verdict': string } => ({ '--verdict': colour });

/** One's own verdict on a take, in one click; nothing where one may not give any. */
export function VerdictButtons({ take }: { take: TakeId }) {
  const { me } = useSession();
  const run = useRun();
  const mayReview = useMay('reviews');
  const own = useModel(
    ['reviews'],
    (model) => readReviews(model.doc, take).find(({ user }) => user === me.id)?.verdict,
    [take, me.id],
  );
  if (!mayReview) return null;
  return (
    <div className={classes.all} role="group" aria-label="Your verdict">
      {VERDICTS.map(({ verdict, title, colour, Icon }) => (
        <button
          key={verdict}
          type="button"
          className={classes.verdict}
          style={coloured(colour)}
          aria-label={title}
          aria-pressed={own === verdict}
          title={`${title} (${title.charAt(0)})`}
          onClick={() => run(setVerdict, { take, verdict: own === verdict ? null : verdict })}
        >
          <Icon size={16} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
