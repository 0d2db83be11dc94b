import { cancelRequest } from '@dailies/shared/commands';
import { readRequestMark } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useModel } from '../../document/useModel.ts';
import { useProgress } from '../../document/useProgress.ts';
import { useRun } from '../../document/useRun.ts';
import { useNames } from '../../review/useNames.ts';
import { useMay } from '../../session/useMay.ts';
import type { Variation } from './variations.ts';
import classes from './VariationTile.module.css';

/** A variation that is no take: how far it is, or why it failed, and who asked for it. */
export function VariationTile({ node, variation }: { node: NodeId; variation: Variation }) {
  const nameOf = useNames();
  return (
    <div className={classes.tile} role="listitem" data-variation={variation.kind}>
      <div className={classes.picture}>
        {variation.kind === 'failed' ? (
          <p className={classes.failed} title={variation.message}>
            <IconAlertTriangle size={14} aria-hidden="true" />
            <span className={classes.sentence}>{variation.message}</span>
          </p>
        ) : (
          <Progress node={node} variation={variation} />
        )}
      </div>
      <div className={classes.by}>{nameOf(variation.request.by)}</div>
    </div>
  );
}

function Progress({ node, variation }: { node: NodeId; variation: Exclude<Variation, { kind: 'failed' }> }) {
  const run = variation.kind === 'waiting' ? variation.run : undefined;
  const progress = useProgress(node, run?.id);
  const percent = run?.state === 'running' ? Math.round((progress?.fraction ?? 0) * 100) : 0;
  const phase =
    run === undefined
      ? 'Asked'
      : run.state === 'held'
        ? 'Waits to be confirmed'
        : run.state === 'running'
          ? (progress?.phase ?? 'Starting')
          : 'Queued';
  return (
    <>
      <div
        className={classes.progress}
        role="progressbar"
        aria-label="A variation"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={phase}
      >
        <span className={classes.phase}>{phase}</span>
        <span className={classes.track}>
          <span className={classes.fill} style={{ width: `${percent}%` }} />
        </span>
      </div>
      <Cancel variation={variation} />
    </>
  );
}

/** Stops the whole request that the variation belongs to. */
function Cancel({ variation: { request } }: { variation: Variation }) {
  const run = useRun();
  const mayAsk = useMay('requests');
  const isAsked = useModel(['requests'], (model) => readRequestMark(model.doc, 'cancel', request.id) !== undefined, [
    request.id,
  ]);
  if (!mayAsk) return null;
  return (
    <button
      type="button"
      className={classes.cancel}
      aria-label={isAsked ? 'Cancelling' : 'Cancel this request'}
      title={isAsked ? 'Cancelling…' : 'Cancel this request'}
      disabled={isAsked}
      onClick={() => run(cancelRequest, { request: request.id })}
    >
      <IconX size={12} aria-hidden="true" />
    </button>
  );
}
