import type { Identified, TakeRecord } from '../document/index.ts';
import { ok, type Refusal, refuse, type Result } from '../errors/index.ts';
import { canonicalJson, type NodeId, TakeId, UserId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { pipelineName } from '../runs/index.ts';
import { type Cell, cellsAbove, fansAbove } from './cells.ts';
import type { ChainScope } from './chainScopes.ts';
import type { GraphView } from './graphView.ts';
import { modeOf } from './modes.ts';
import { cellOf, type Planned, planNode, type PlanningContext } from './plan.ts';
import { sceneTree } from './sceneTree.ts';
import { fedBy, feeding, withInside } from './throughScenes.ts';

export interface ChainAsked {
  readonly scope: ChainScope;
  readonly nodes: readonly NodeId[];
  /** New takes also of those that were asked for by name and are up to date. */
  readonly remake: boolean;
}

/** What planning a chain asks of the document beside the graph. */
export interface ChainContext extends PlanningContext {
  /** Whether a producer locked the shot: then nothing is generated. */
  readonly isShotLocked: (node: NodeId) => boolean;
}

/** One node of a chain, or one cell of a node below fan-outs, in the order in which they are made. */
export interface ChainStep {
  readonly node: NodeId;
  /** Below fan-outs: which of their values it is made with. */
  readonly values?: Cell;
  readonly does:
    | {
        readonly kind: 'run';
        /** Nodes of the chain whose new picks it is made from. */
        readonly after: readonly NodeId[];
        /** null where it is known only when those before it are made. */
        readonly plan: Planned | null;
        /** Something of the chain is made from it. */
        readonly isFed: boolean;
        /** It was asked for by name, and not only because it is not up to date. */
        readonly isAsked: boolean;
        /** Of all that is made of the node, it is what the pick comes from where new takes become the picks. */
        readonly isPick: boolean;
      }
    /** Its pick is up to date and is used as it is. */
    | { readonly kind: 'keep' }
    | { readonly kind: 'skip'; readonly refusal: Refusal };
}

type Picked = Identified<TakeId, TakeRecord>;

/** Stands for a take that is not made yet, for checking what will be made from it. */
function standIn(node: NodeId, { recipe, recipeHash }: Planned): Picked {
  const media = Sha256.parse('0'.repeat(64));
  const { kind, widthPx: width, heightPx: height, frames, fps, pipeline } = recipe;
  return {
    id: TakeId.parse('not-made-yet'),
    node,
    number: 1,
    kind,
    media,
    poster: media,
    width,
    height,
    frames,
    fps,
    recipe: recipeHash,
    seed: 0,
    pipeline: pipelineName(pipeline),
    by: UserId.parse('nobody'),
    at: 0,
  };
}

const makes = ({ nodes }: GraphView, id: NodeId): boolean =>
  NODE_TYPES.get(nodes.get(id)?.type ?? '')?.module.runs === true;

/** Whether what is above a node matters to what it gives: not where it gives nothing, or a pick that stays. */
function letsThrough(graph: GraphView, id: NodeId, { isShotLocked }: ChainContext): boolean {
  const node = graph.nodes.get(id);
  return modeOf(graph, id) !== 'disabled' && node !== undefined && node.pickLock === undefined && !isShotLocked(id);
}

/** Everything that is reached from some nodes along edges, themselves included. */
function reached(starts: readonly NodeId[], next: (node: NodeId) => readonly NodeId[]): Set<NodeId> {
  const seen = new Set(starts);
  const waiting = [...starts];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const other of next(node)) {
      if (seen.has(other)) continue;
      seen.add(other);
      waiting.push(other);
    }
  }
  return seen;
}

function membersOf(graph: GraphView, { scope, nodes }: ChainAsked, context: ChainContext): Set<NodeId> {
  // Of a scene, what stands in it is what is made.
  const starts = nodes.flatMap((id) => withInside(graph, id));
  switch (scope) {
    case 'nodes':
      return new Set(nodes);
    case 'above':
      return reached(starts, (id) => (letsThrough(graph, id, context) ? feeding(graph, id) : []));
    case 'below':
      return reached(starts, (id) => fedBy(graph, id));
    case 'scene':
      return new Set(nodes.flatMap((id) => sceneTree(graph.nodes).insideOf(id)));
  }
}

/** [Q1] Nodes so that each comes after those above it; by their own order where edges say nothing. Loops are broken somewhere. */
function inOrder(graph: GraphView, members: ReadonlySet<NodeId>): NodeId[] {
  const orderOf = (id: NodeId): string => graph.nodes.get(id)?.order ?? '';
  const starts = [...members].sort((a, b) =>
    orderOf(a) < orderOf(b) || (orderOf(a) === orderOf(b) && a < b) ? -1 : 1,
  );
  const ordered: NodeId[] = [];
  const entered = new Set<NodeId>();
  for (const start of starts) {
    const path = entered.has(start) ? [] : [{ above: feeding(graph, start), node: start, next: 0 }];
    entered.add(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const above = step.above[step.next];
      step.next += 1;
      if (above === undefined) {
        path.pop();
        if (members.has(step.node)) ordered.push(step.node);
      } else if (!entered.has(above)) {
        entered.add(above);
        path.push({ above: feeding(graph, above), node: above, next: 0 });
      }
    }
  }
  return ordered;
}

/** The nodes that a chain makes and that a node is made from, straight or through nodes that make nothing of their own. */
function madeAbove(graph: GraphView, id: NodeId, made: ReadonlyMap<NodeId, unknown>): NodeId[] {
  const found = new Set<NodeId>();
  reached([id], (at) => {
    const mode = modeOf(graph, at);
    const isEnd = !graph.nodes.has(at) || mode === 'disabled' || (makes(graph, at) && mode === undefined);
    if (at !== id && isEnd) return [];
    const above = feeding(graph, at);
    for (const from of above) if (made.has(from)) found.add(from);
    return above.filter((from) => !made.has(from));
  });
  return [...found].sort();
}

/** Why a node of a chain is left out before anything is planned: what somebody decided. */
function leftOut(graph: GraphView, id: NodeId, { isShotLocked }: ChainContext): Result<null> {
  const node = graph.nodes.get(id);
  if (node === undefined) return refuse('not-found', 'This node is gone.', 'G2');
  if (isShotLocked(id))
    return refuse('locked', `"${node.title}" is locked; a director or producer can unlock it.`, 'R2');
  const pick = graph.pickOf(id);
  return pick !== undefined && node.pickLock === pick.id
    ? refuse('locked', `The pick of "${node.title}" is locked: take ${pick.number} stays.`, 'L1')
    : ok(null);
}

/**
 * [P24] The values of the fan-outs above it that a node is made with where one take is made of it: those of its
 * pick, or the first where it has none or one out of sync; undefined below no fan-outs.
 */
function valuesOnce(graph: GraphView, id: NodeId, context: ChainContext): Cell | undefined {
  if (fansAbove(graph, id).length === 0) return undefined;
  const pick = graph.pickOf(id);
  const picked = pick === undefined ? undefined : cellOf(graph, id, context, pick.recipe);
  if (picked !== undefined) return picked;
  const cells = cellsAbove(graph, id);
  return cells.ok ? cells.value[0] : undefined;
}

type Running = ChainStep & { readonly does: { readonly kind: 'run' } };

const isRunning = (step: ChainStep): step is Running => step.does.kind === 'run';

/** [P24] A step for each cell of a node that nothing of the chain is made from. */
function eachCell(future: GraphView, { node, values: once, does }: Running, context: ChainContext): ChainStep[] {
  if (fansAbove(future, node).length === 0) return [{ node, does }];
  const cells = cellsAbove(future, node);
  if (!cells.ok) return [{ node, does: { kind: 'skip', refusal: cells.refusal } }];
  return cells.value.map((values): ChainStep => {
    const planned = planNode(future, node, context, values);
    if (!planned.ok) return { node, values, does: { kind: 'skip', refusal: planned.refusal } };
    const isPick = canonicalJson(values) === canonicalJson(once ?? {});
    return { node, values, does: { ...does, plan: does.plan === null ? null : planned.value, isPick } };
  });
}

/**
 * What a request of several nodes would do, node by node, in the order in which they are made. Pure.
 * [Q1] a node comes after those that it is made from; [Q2] what is up to date and made from nothing new is
 * kept; [Q3] what cannot run, and what somebody locked or left out, is skipped with its reason; [Q8] what
 * something of the chain is made from is made once, and the last nodes with each value of the fan-outs above them.
 */
export function planChain(graph: GraphView, asked: ChainAsked, context: ChainContext): readonly ChainStep[] {
  const members = new Set([...membersOf(graph, asked, context)].filter((id) => makes(graph, id)));
  const named: ReadonlySet<NodeId> =
    asked.scope === 'scene' ? members : new Set(asked.nodes.flatMap((id) => withInside(graph, id)));
  const made = new Map<NodeId, Picked>();
  // As it will be: what the chain makes stands as picks that nobody has seen.
  const future: GraphView = { ...graph, pickOf: (id) => made.get(id) ?? graph.pickOf(id) };
  const steps: ChainStep[] = [];
  const fed = new Set<NodeId>();
  for (const node of inOrder(graph, members)) {
    const open = leftOut(graph, node, context);
    const values = open.ok ? valuesOnce(graph, node, context) : undefined;
    const planned = open.ok ? planNode(future, node, context, values) : open;
    if (!planned.ok) {
      steps.push({ node, does: { kind: 'skip', refusal: planned.refusal } });
      continue;
    }
    const after = madeAbove(graph, node, made);
    const pick = graph.pickOf(node);
    const isAsked = asked.remake && named.has(node);
    if (after.length === 0 && !isAsked && pick?.recipe === planned.value.recipeHash) {
      steps.push({ node, does: { kind: 'keep' } });
      continue;
    }
    for (const above of after) fed.add(above);
    made.set(node, standIn(node, planned.value));
    const plan = after.length === 0 ? planned.value : null;
    const does = { kind: 'run', after, plan, isFed: false, isAsked, isPick: true } as const;
    steps.push({ node, ...(values === undefined ? {} : { values }), does });
  }
  return steps.flatMap((step): readonly ChainStep[] => {
    if (!isRunning(step)) return [step];
    return fed.has(step.node) ? [{ ...step, does: { ...step.does, isFed: true } }] : eachCell(future, step, context);
  });
}
