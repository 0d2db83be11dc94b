import type { NodeRecord } from '@dailies/shared/document';
import { HANDED_TITLE, ConvertParams } from '@dailies/shared/modules';
import { OutcomeLine } from './OutcomeLine.tsx';
import { useOutcome } from './useOutcome.ts';
import classes from './values.module.css';

const ROUNDED = { nearest: 'to the nearest', floor: 'down', ceiling: 'up' } as const;

/** What becomes of what, how, and what it comes to now. */
export function ConvertBody({ node }: { node: NodeRecord }) {
  const { from, to, rounding, decimals } = ConvertParams.catch(ConvertParams.parse({})).parse(node.params);
  const how =
    from === 'Float' && to === 'Integer'
      ? `rounded ${ROUNDED[rounding]}`
      : from === 'Float' && to === 'String'
        ? `${decimals} decimals`
        : null;
  return (
    <div className={classes.handing}>
      <p className={classes.rule}>
        {HANDED_TITLE[from]} to {HANDED_TITLE[to].toLowerCase()}
        {how !== null && <span className={classes.how}>{how}</span>}
      </p>
      <OutcomeLine outcome={useOutcome(node.id)} />
    </div>
  );
}
