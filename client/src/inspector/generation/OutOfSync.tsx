import type { NodeId } from '@dailies/shared/ids';
import { Recipe } from '@dailies/shared/runs';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { provenanceQuery } from '../../api/takes.ts';
import type { Take } from '../../document/ProjectModel.ts';
import { type RecipeChange, recipeChanges } from '../../document/recipeChanges.ts';
import { useModel } from '../../document/useModel.ts';
import { useStanding } from '../../document/useStanding.ts';
import classes from './generation.module.css';
import { usePresentPlan } from './usePresentPlan.ts';

const SHOWN_AT_MOST = 6;

/** Why the pick is not what the shot would give today: what changed since, one by one. */
export function OutOfSync({ node }: { node: NodeId }) {
  const pick = useModel([`takes:${node}`, `picks:${node}`], (model) => model.pick(node), [node]);
  const { sync } = useStanding(node);
  return sync === 'out-of-sync' && pick !== undefined ? <Changes key={pick.id} node={node} pick={pick} /> : null;
}

function Changes({ node, pick }: { node: NodeId; pick: Take }) {
  const present = usePresentPlan(node)?.recipe;
  const was = Recipe.safeParse(useQuery(provenanceQuery(pick.id)).data?.recipe).data;
  const changes = was === undefined || present === undefined ? [] : recipeChanges(was, present);
  return (
    <div className={classes.stale}>
      <p className={classes.warn}>
        <IconRefresh size={14} aria-hidden="true" /> Out of sync: changed since take {pick.number}
      </p>
      {changes.length > 0 && (
        <ul className={classes.changes}>
          {changes.slice(0, SHOWN_AT_MOST).map((change, index) => (
            <li key={index}>
              <ChangeLine change={change} />
            </li>
          ))}
          {changes.length > SHOWN_AT_MOST && <li className={classes.dim}>and {changes.length - SHOWN_AT_MOST} more</li>}
        </ul>
      )}
    </div>
  );
}

function ChangeLine({ change: { title, was, is, isProse } }: { change: RecipeChange }) {
  if (isProse) {
    return (
      <>
        <span className={classes.what}>{title}</span> <span title={`It was: ${was ?? 'none'}`}>other words</span>
      </>
    );
  }
  return (
    <>
      <span className={classes.what}>{title}</span>{' '}
      {was === null ? (
        <>{is} added</>
      ) : is === null ? (
        <>{was} taken out</>
      ) : (
        <>
          <s className={classes.dim}>{was}</s> {is}
        </>
      )}
    </>
  );
}
