import type { NodeRecord } from '@dailies/shared/document';
import { HANDED_TITLE, ConditionParams } from '@dailies/shared/modules';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { FlagSwitch } from './FlagSwitch.tsx';
import { OutcomeLine } from './OutcomeLine.tsx';
import { useOutcome } from './useOutcome.ts';
import classes from './values.module.css';

/** Which of the two it is, switched in place where nothing drives it, and what comes out. */
export function ConditionBody({ node }: { node: NodeRecord }) {
  const { plans } = useSession();
  const { type, when } = ConditionParams.catch(ConditionParams.parse({})).parse(node.params);
  const driven = useModel(['nodes', 'edges', 'picks'], () => plans.arriving(node.id, 'when'), [plans, node.id]);
  const value = driven?.ok === true ? driven.value[0] : undefined;
  const isOn = value?.type === 'flag' ? value.flag : when;
  return (
    <div className={classes.handing}>
      <div className={classes.rule}>
        <FlagSwitch node={node} param="when" label={`${node.title}: if`} isOn={isOn} isDriven={driven !== undefined} />
        <span className={classes.how}>{HANDED_TITLE[type]}</span>
      </div>
      <OutcomeLine outcome={useOutcome(node.id)} />
    </div>
  );
}
