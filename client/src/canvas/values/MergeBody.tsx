import type { NodeRecord } from '@dailies/shared/document';
import { HANDED_TITLE, MergeParams } from '@dailies/shared/modules';
import { OutcomeLine } from './OutcomeLine.tsx';
import { useOutcome } from './useOutcome.ts';
import classes from './values.module.css';

const BETWEEN = {
  'comma': 'by commas',
  'space': 'by spaces',
  'line': 'line by line',
  'blank-line': 'with blank lines between',
  'nothing': 'without anything between',
} as const;

/** How several become one, and what comes out. */
export function MergeBody({ node }: { node: NodeRecord }) {
  const { type, separator } = MergeParams.catch(MergeParams.parse({})).parse(node.params);
  return (
    <div className={classes.handing}>
      <p className={classes.rule}>
        {type === 'String' ? `Joined ${BETWEEN[separator]}` : `The first ${HANDED_TITLE[type].toLowerCase()} there is`}
      </p>
      <OutcomeLine outcome={useOutcome(node.id)} />
    </div>
  );
}
