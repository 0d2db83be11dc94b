import { type ChainStep, cellWords } from '@dailies/shared/graph';
import type { ChainStepAnswer } from '@dailies/shared/http';
import { useModel } from '../document/useModel.ts';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import { mediaUrl } from '../media/mediaUrl.ts';
import classes from './ChainDialog.module.css';
import { stepWords, timeText } from './chainWords.ts';

interface ChainRowProps {
  readonly step: ChainStep;
  /** What the server knows of it beside; undefined until it has answered. */
  readonly told: ChainStepAnswer | undefined;
  readonly variations: number;
}

/** One node of what will run. Every row has one height, whatever comes to be known of it. */
export function ChainRow({ step: { node, values, does }, told, variations }: ChainRowProps) {
  const known = useModel([`nodes:${node}`, `picks:${node}`, `takes:${node}`], (model) => model.nodes.get(node), [node]);
  const pick = useModel([`picks:${node}`, `takes:${node}`], (model) => model.pick(node), [node]);
  const titles = useModel(
    ['nodes'],
    (model) => (does.kind === 'run' ? does.after.map((above) => model.nodes.get(above)?.title ?? '') : []),
    [does],
  );
  const made = useModel(['nodes'], ({ graph }) => (values === undefined ? '' : cellWords(graph, values)), [values]);
  const reuses = does.kind === 'run' ? (told?.reuses ?? null) : null;
  const takes = does.kind !== 'run' ? 0 : does.isFed ? 1 : variations;
  const reason = does.kind === 'skip' ? does.refusal.message : null;
  const poster = reuses?.poster ?? (does.kind === 'keep' ? pick?.poster : undefined);
  const kind = reuses === null ? does.kind : 'reuse';
  return (
    <li className={classes.step} data-does={kind}>
      <span className={classes.thumb}>
        {poster === undefined ? (
          <NodeTypeIcon type={known?.type ?? ''} size={18} />
        ) : (
          <img src={mediaUrl(poster)} alt="" draggable={false} />
        )}
      </span>
      <span className={classes.names}>
        <span className={classes.name}>{known?.title ?? 'A node that is gone'}</span>
        <span className={classes.words} title={reason ?? undefined}>
          {stepWords({ does: does.kind, takes, reason }, reuses)}
          {made !== '' && <span className={classes.after}>, with {made}</span>}
          {titles.length > 0 && <span className={classes.after}>, after {titles.join(', ')}</span>}
        </span>
      </span>
      {does.kind === 'skip' && does.refusal.rule !== undefined && (
        <span className={classes.rule} title="The rule that this is about">
          {does.refusal.rule}
        </span>
      )}
      <span className={classes.time}>
        {kind === 'run' && told !== undefined && told.lastSeconds !== null && (
          <span title="How long a take of it took last time">{timeText(told.lastSeconds)}</span>
        )}
      </span>
    </li>
  );
}
