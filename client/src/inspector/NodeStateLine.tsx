import type { NodeRecord } from '@dailies/shared/document';
import type { NodeDefinition } from '@dailies/shared/nodes';
import { shotActivity } from '../document/shotActivity.ts';
import { useModel } from '../document/useModel.ts';
import { type Standing } from '../document/Plans.ts';
import { useStanding } from '../document/useStanding.ts';
import classes from './Inspector.module.css';

type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'plain';

const OF_SYNC: Readonly<Record<Standing['sync'], readonly [Tone, string] | null>> = {
  'invalid': ['bad', 'Cannot run'],
  'out-of-sync': ['warn', 'Out of sync'],
  'in-sync': ['good', 'In sync'],
  'no-take': ['plain', 'No pick'],
  'pick-locked': ['plain', 'Pick locked'],
  'disabled': ['plain', 'Disabled'],
  'bypassed': ['plain', 'Passed through'],
  'not-a-shot': null,
  'unknown': null,
};
const OF_ACTIVITY = {
  asked: ['busy', 'Asked'],
  waiting: ['busy', 'Waiting'],
  working: ['busy', 'Being made'],
  held: ['warn', 'Waits for a person'],
  failed: ['bad', 'Failed'],
} as const satisfies Record<string, readonly [Tone, string]>;

/** A node's type, and in two words how it stands. */
export function NodeStateLine({ node, definition }: { node: NodeRecord; definition: NodeDefinition | undefined }) {
  const { sync } = useStanding(node.id);
  const kind = useModel([`runs:${node.id}`, 'requests'], (model) => shotActivity(model, node.id).kind, [node.id]);
  const state = kind === 'idle' || sync === 'invalid' ? OF_SYNC[sync] : OF_ACTIVITY[kind];
  return (
    <>
      <span>{definition?.title ?? node.type}</span>
      {state !== null && (
        <span className={classes.state} data-tone={state[0]}>
          {state[1]}
        </span>
      )}
    </>
  );
}
