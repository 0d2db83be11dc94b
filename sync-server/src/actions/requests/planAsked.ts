import { readTracking, readTrashed } from '@dailies/shared/document';
import { cellWords, chainSeconds, type ChainStep, type GraphView, planChain, readGraph } from '@dailies/shared/graph';
import type { ChainPlan, ChainQuestion, ChainStepAnswer } from '@dailies/shared/http';
import {
  type NodeId,
  type ProjectId,
  RequestId,
  runIdOf,
  type TakeId,
  takeIdOf,
  type UserId,
} from '@dailies/shared/ids';
import { seedOf } from '@dailies/shared/runs';
import type { z } from 'zod';
import { findReusable } from '../../dispatch/findReusable.ts';
import { readPlanningContext } from '../../dispatch/planningContext.ts';
import type { Services } from '../../Services.ts';
import { forecastPlan } from '../farm/forecastPlan.ts';
import { readCosts } from '../farm/readCosts.ts';
import { readLastSeconds } from './readLastSeconds.ts';

type Asked = z.output<typeof ChainQuestion>;
type Parts = Pick<Services, 'sql' | 'documents'>;

interface PlannedChain {
  readonly graph: GraphView;
  readonly steps: readonly ChainStep[];
  readonly trashed: (node: NodeId) => ReadonlySet<TakeId>;
}

/** Plans what is asked for as the document stands. */
export async function planAsked({ sql, documents }: Parts, project: ProjectId, asked: Asked): Promise<PlannedChain> {
  const { graph, locked, trashed } = await documents.read(project, (doc) => {
    const view = readGraph(doc);
    const ids = [...view.nodes.keys()];
    // A plain copy: the document is not to be kept.
    const picks = new Map(ids.map((id) => [id, view.pickOf(id)]));
    return {
      graph: { ...view, pickOf: (id: NodeId) => picks.get(id) },
      locked: new Set(ids.filter((id) => readTracking(doc, id).locked)),
      trashed: new Map(ids.map((id) => [id, readTrashed(doc, id)])),
    };
  });
  const context = await readPlanningContext(sql, project, graph);
  const { scope, nodes, remake = scope === 'nodes' || scope === 'above' } = asked;
  const steps = planChain(graph, { scope, nodes, remake }, { ...context, isShotLocked: (id) => locked.has(id) });
  return { graph, steps, trashed: (node) => trashed.get(node) ?? new Set() };
}

/** What a planned chain would do, with what of it is there already and how long the rest took last time. */
export async function describePlan(
  services: Pick<Services, 'sql' | 'runnerConcurrency' | 'now'>,
  { project, user }: { readonly project: ProjectId; readonly user: UserId },
  { variations, anyway }: Pick<Asked, 'variations' | 'anyway'>,
  { graph, steps, trashed }: PlannedChain,
): Promise<ChainPlan> {
  const { sql } = services;
  const nowhere = RequestId.parse('not-asked');
  const planned = steps.flatMap(({ does }) => (does.kind === 'run' && does.plan !== null ? [does.plan] : []));
  const costs = await readCosts(sql, planned);
  const lastSeconds = await readLastSeconds(sql, project, graph, steps);
  const reuseOf = async ({ node, does }: ChainStep): Promise<ChainStepAnswer['reuses']> => {
    if (does.kind !== 'run' || does.plan === null || anyway) return null;
    const { lockedSeed, recipeHash } = does.plan;
    if (does.isAsked && lockedSeed === null) return null;
    const found = await findReusable(sql, {
      project,
      request: { node, by: user, anySeed: !does.isAsked },
      spec: { recipeHash, seed: seedOf(lockedSeed, nowhere, 0) },
      trashed: trashed(node),
      own: takeIdOf(runIdOf(nowhere, 0)),
    });
    if (found === undefined) return null;
    const from = !found.isHere ? 'elsewhere' : found.node === node ? 'node' : 'project';
    return { take: found.id, media: found.outcome.media, poster: found.outcome.poster, from };
  };
  const answers: ChainStepAnswer[] = [];
  for (const step of steps) {
    const { node, values = null, does } = step;
    answers.push({
      node,
      title: graph.nodes.get(node)?.title ?? '',
      values,
      valuesTitle: values === null ? null : cellWords(graph, values),
      does: does.kind,
      takes: does.kind !== 'run' ? 0 : does.isFed ? 1 : variations,
      after: does.kind === 'run' ? [...does.after] : [],
      reuses: await reuseOf(step),
      reason: does.kind === 'skip' ? does.refusal.message : null,
      rule: does.kind === 'skip' ? (does.refusal.rule ?? null) : null,
      lastSeconds: lastSeconds(node),
      costMicros: does.kind === 'run' && does.plan !== null ? costs(does.plan) : null,
    });
  }
  const first = steps.find((step, index) => step.does.kind === 'run' && answers[index]?.reuses === null);
  const firstPlan = first?.does.kind === 'run' ? first.does.plan : null;
  const costed = answers.filter(({ costMicros }) => costMicros !== null);
  return {
    steps: answers,
    takes: answers.reduce((sum, { takes }) => sum + takes, 0),
    ...chainSeconds(answers.map((answer) => ({ ...answer, isReused: answer.reuses !== null }))),
    ...(firstPlan === null
      ? { waitSeconds: null, waitsWhy: null }
      : await forecastPlan(services, { project, user }, firstPlan)),
    // The first take of what is reused is there.
    costMicros:
      costed.length === 0
        ? null
        : costed.reduce((sum, step) => sum + (step.takes - (step.reuses === null ? 0 : 1)) * (step.costMicros ?? 0), 0),
  };
}
