import type { NodeId } from '@dailies/shared/ids';
import type { Recipe } from '@dailies/shared/runs';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../../api/pipelines.ts';
import { useModel } from '../../document/useModel.ts';
import classes from './generation.module.css';
import { usePresentPlan } from './usePresentPlan.ts';

const QUALITY = { low: 'Low quality', standard: 'Standard quality', high: 'High quality' } as const;

const rateOf = ([numerator, denominator]: Recipe['fps']): string =>
  `${Number((numerator / denominator).toFixed(3))} fps`;

const lengthOf = ({ frames, fps }: Recipe): string =>
  `${frames} frames, ${Number(((frames * fps[1]) / fps[0]).toFixed(2))} s at ${rateOf(fps)}`;

/** What a press of the button would run: pipeline, quality, size and length. */
export function WhatRuns({ node }: { node: NodeId }) {
  const recipe = usePresentPlan(node)?.recipe;
  const quality = useModel(['settings'], (model) => model.settings.quality);
  const pipelines = useQuery(pipelinesQuery).data;
  if (recipe === undefined) return null;
  const { pipeline: used } = recipe;
  const title = pipelines?.find(({ id, version }) => id === used.id && version === used.version)?.title ?? used.id;
  return (
    <dl className={classes.facts}>
      <dt>Runs</dt>
      <dd>
        {title} <span className={classes.dim}>version {used.version}</span>
      </dd>
      <dt>Makes</dt>
      <dd>
        {recipe.kind === 'audio' ? 'A sound' : `${recipe.widthPx} × ${recipe.heightPx}`}
        {/* Where the length follows from what goes in, the recipe has one frame. */}
        {recipe.kind === 'video' && recipe.frames > 1 && `, ${lengthOf(recipe)}`}
        <span className={classes.dim}> {QUALITY[quality]}</span>
      </dd>
    </dl>
  );
}
