import type { NodeRecord } from '@dailies/shared/document';
import { inputFrom, type ModuleInputs, ScriptParams, scriptResult } from '@dailies/shared/modules';
import type { NodeDefinition } from '@dailies/shared/nodes';
import { useModel } from '../../document/useModel.ts';
import type { Plans } from '../../document/Plans.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { TextBody } from '../shapes/TextBody.tsx';
import { OutcomeLine } from './OutcomeLine.tsx';
import { type Outcome, valueText } from './valueText.ts';
import classes from './values.module.css';

interface ScriptBodyProps {
  readonly node: NodeRecord;
  readonly definition: NodeDefinition;
  readonly isEditing: boolean;
}

const NAMES = ['a', 'b', 'c', 'd'];

/** What a script comes to this moment; what is wrong in it is said by itself, as it is on its own node. */
function outcomeOfScript(plans: Plans, { id, params }: NodeRecord): Outcome {
  const inputs: Record<string, ModuleInputs[string]> = {};
  for (const name of NAMES) {
    const arrived = plans.arriving(id, name);
    if (arrived?.ok === false) return { kind: 'none', sentence: arrived.refusal.message };
    if (arrived !== undefined) inputs[name] = arrived.value;
  }
  const result = scriptResult(ScriptParams.catch(ScriptParams.parse({})).parse(params), inputs);
  return result.ok
    ? { kind: 'value', text: valueText(inputFrom(result.value)) }
    : { kind: 'none', sentence: result.refusal.message };
}

/** The expression, edited in place, and what it comes to now. */
export function ScriptBody(props: ScriptBodyProps) {
  const { node } = props;
  const { plans } = useSession();
  const outcome = useModel(['nodes', 'edges', 'picks', 'settings'], () => outcomeOfScript(plans, node), [plans, node]);
  return (
    <div className={classes.script}>
      <div className={classes.code}>
        <TextBody {...props} />
      </div>
      <OutcomeLine outcome={outcome} />
    </div>
  );
}
