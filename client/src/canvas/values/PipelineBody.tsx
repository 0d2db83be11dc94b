import type { NodeRecord } from '@dailies/shared/document';
import { PipelineParams } from '@dailies/shared/modules';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../../api/pipelines.ts';
import { pipelineChoices } from '../../inspector/pipelineChoices.ts';
import { useWriteParams } from '../../inspector/useWriteParams.ts';
import { useMay } from '../../session/useMay.ts';
import { useReach } from '../shapes/reach.ts';
import { useHeld } from '../shapes/useHeld.ts';
import classes from './values.module.css';

/** The pipeline, chosen in place. */
export function PipelineBody({ node }: { node: NodeRecord }) {
  const { pipeline } = PipelineParams.catch(PipelineParams.parse({})).parse(node.params);
  const mayWrite = useMay('nodes');
  const reach = useReach();
  const held = useHeld();
  const { write } = useWriteParams([node.id]);
  const groups = pipelineChoices(useQuery(pipelinesQuery).data ?? []);
  const isKnown = groups.some(({ items }) => items.some(({ value }) => value === pipeline));
  return (
    <div className={classes.centred}>
      <select
        className={classes.select}
        aria-label={`${node.title}: pipeline`}
        tabIndex={reach}
        disabled={!mayWrite}
        value={pipeline ?? ''}
        {...held}
        onChange={(event) => write('pipeline', event.currentTarget.value === '' ? null : event.currentTarget.value)}
        // The canvas has keys of its own for what a list is walked through with.
        onKeyDown={(event) => event.stopPropagation()}
      >
        <option value="">Choose a pipeline</option>
        {pipeline !== null && !isKnown && <option value={pipeline}>{pipeline} (not installed)</option>}
        {groups.map(({ group, items }) => (
          <optgroup key={group} label={group}>
            {items.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
