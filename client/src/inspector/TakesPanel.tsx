import { setPick } from '@dailies/shared/commands';
import type { NodeRecord } from '@dailies/shared/document';
import { useNavigate } from '@tanstack/react-router';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { Stars } from '../review/Stars.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { TakeThumb } from '../takes/TakeThumb.tsx';
import classes from './Inspector.module.css';
import own from './TakesPanel.module.css';

/** Every take of a shot, newest first; the pick and what one thinks of it. */
export function TakesPanel({ node }: { node: NodeRecord }) {
  const navigate = useNavigate();
  const run = useRun();
  const mayPick = useMay('picks');
  const { project } = useSession();
  const takes = useModel([`takes:${node.id}`], (model) => [...model.takes(node.id)].reverse(), [node.id]);
  const pick = useModel([`takes:${node.id}`, `picks:${node.id}`], (model) => model.pick(node.id), [node.id]);
  return (
    <section className={classes.section} aria-label="Takes">
      <div className={own.head}>
        <h3 className={classes.heading}>Takes</h3>
        {pick !== undefined && <Stars take={pick.id} />}
      </div>
      {takes.length === 0 ? (
        <p className={own.none}>Generate a take: everybody sees it here, and the circled one is the shot.</p>
      ) : (
        <div className={own.grid}>
          {takes.map((take) => (
            <TakeThumb
              key={take.id}
              take={take}
              isPick={take.id === pick?.id}
              onPick={
                mayPick ? () => run(setPick, { node: node.id, take: take.id === pick?.id ? null : take.id }) : undefined
              }
              onOpen={() =>
                void navigate({
                  to: '/p/$projectId/takes/$takeId',
                  params: { projectId: project.id, takeId: take.id },
                })
              }
            />
          ))}
        </div>
      )}
    </section>
  );
}
