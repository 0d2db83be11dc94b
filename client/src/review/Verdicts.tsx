import { setVerdict } from '@dailies/shared/commands';
import { readReviews, type Verdict } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { Button, Group } from '@mantine/core';
import { IconCheck, IconRepeat, IconX } from '@tabler/icons-react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useNames } from './useNames.ts';
import classes from './Verdicts.module.css';

const VERDICTS = [
  { verdict: 'approve', title: 'Approve', said: 'approves', colour: 'green', Icon: IconCheck },
  { verdict: 'changes', title: 'Request changes', said: 'asks for changes', colour: 'orange', Icon: IconRepeat },
  { verdict: 'reject', title: 'Reject', said: 'rejects', colour: 'red', Icon: IconX },
] as const satisfies readonly { verdict: Verdict; title: string; said: string; colour: string; Icon: typeof IconX }[];

/** One's own verdict on a take, and everybody's beside each other. */
export function Verdicts({ take }: { take: TakeId }) {
  const { me } = useSession();
  const run = useRun();
  const mayReview = useMay('reviews');
  const nameOf = useNames();
  const reviews = useModel(['reviews'], (model) => readReviews(model.doc, take), [take]);
  const own = reviews.find(({ user }) => user === me.id)?.verdict;
  return (
    <div>
      {mayReview && (
        <Group gap={8} role="group" aria-label="Your verdict">
          {VERDICTS.map(({ verdict, title, colour, Icon }) => (
            <Button
              key={verdict}
              size="xs"
              variant={own === verdict ? 'filled' : 'default'}
              color={colour}
              leftSection={<Icon size={14} />}
              aria-pressed={own === verdict}
              onClick={() => run(setVerdict, { take, verdict: own === verdict ? null : verdict })}
            >
              {title}
            </Button>
          ))}
        </Group>
      )}
      <ul className={classes.list}>
        {reviews.map(({ user, verdict, rating }) => {
          const known = VERDICTS.find((one) => one.verdict === verdict);
          if (known === undefined && rating === undefined) return null;
          return (
            <li key={user} className={classes.review}>
              <PersonAvatar id={user} name={nameOf(user)} size={22} />
              <span>
                {nameOf(user)}{' '}
                {known !== undefined && <span style={{ color: `var(--mantine-color-${known.colour}-5)` }}>{known.said}</span>}
              </span>
              {rating !== undefined && <span className={classes.rating}>{'★'.repeat(rating)}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
