import { setPick } from '@dailies/shared/commands';
import { readReviews } from '@dailies/shared/document';
import { useEffect, useRef } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { TakeThumb } from '../takes/TakeThumb.tsx';
import { usePick } from '../takes/useTakes.ts';
import { VERDICTS } from '../takes/verdicts.ts';
import classes from './TakesRow.module.css';

interface TakesRowProps {
  readonly takes: readonly Take[];
  readonly take: Take;
  readonly onOpen: (take: Take) => void;
}

/** Every take of the shot, in a row, with one's own verdict on each; the shown one stays in sight. */
export function TakesRow({ takes, take, onOpen }: TakesRowProps) {
  const { me } = useSession();
  const run = useRun();
  const mayPick = useMay('picks');
  const current = useRef<HTMLDivElement>(null);
  const pick = usePick(take.node)?.id;
  const own = useModel(
    ['reviews'],
    (model) =>
      new Map(takes.map(({ id }) => [id, readReviews(model.doc, id).find(({ user }) => user === me.id)?.verdict])),
    [takes, me.id],
  );
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [take.id]);
  return (
    <div className={classes.row} role="list" aria-label="Takes of this shot">
      {takes.map((other) => {
        const given = VERDICTS.find(({ verdict }) => verdict === own.get(other.id));
        return (
          <div
            key={other.id}
            ref={other.id === take.id ? current : null}
            className={classes.cell}
            role="listitem"
            {...(other.id === take.id ? { 'aria-current': true } : {})}
          >
            <TakeThumb
              take={other}
              isPick={other.id === pick}
              isCurrent={other.id === take.id}
              onPick={
                mayPick ? () => run(setPick, { node: take.node, take: other.id === pick ? null : other.id }) : undefined
              }
              onOpen={() => onOpen(other)}
            />
            {given !== undefined && (
              <span
                className={classes.given}
                style={{ background: given.colour }}
                role="img"
                aria-label={`Your verdict: ${given.title.toLowerCase()}`}
              >
                <given.Icon size={10} stroke={3.5} aria-hidden="true" />
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
