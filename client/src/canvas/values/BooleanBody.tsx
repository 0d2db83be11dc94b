import type { NodeRecord } from '@dailies/shared/document';
import { BooleanParams } from '@dailies/shared/modules';
import { FlagSwitch } from './FlagSwitch.tsx';
import classes from './values.module.css';

export function BooleanBody({ node }: { node: NodeRecord }) {
  const { value } = BooleanParams.catch(BooleanParams.parse({})).parse(node.params);
  return (
    <div className={classes.centred}>
      <FlagSwitch node={node} param="value" label={node.title} isOn={value} />
    </div>
  );
}
