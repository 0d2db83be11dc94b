import type { AssetLookup, AssetVersion } from '@dailies/shared/assets';
import type { Asset } from '@dailies/shared/http';
import { ok, type Refusal, type Result } from '@dailies/shared/errors';
import {
  arrivesAt,
  type Cell,
  drivenValue,
  type ChainAsked,
  type ChainStep,
  modeOf,
  nodeProblem,
  pipelineOf,
  planChain,
  type Planned,
  planNode,
  type PlanningContext,
  syncState,
  type SyncState,
  valuesOf,
} from '@dailies/shared/graph';
import type { AssetId, NodeId } from '@dailies/shared/ids';
import { type ModuleInputs, type Plain, plainOf } from '@dailies/shared/modules';
import { drivenPortKey, NODE_TYPES } from '@dailies/shared/nodes';
import type { Pipeline, RunInput } from '@dailies/shared/runs';
import type { ProjectModel } from './ProjectModel.ts';

/** How a node stands, for its face. `problem` says why it cannot run, where it cannot. */
export interface Standing {
  readonly sync: SyncState | 'unknown';
  readonly problem: string | null;
  /** The id of the rule that the problem is about, where one has one. */
  readonly rule: string | null;
}

const UNKNOWN: Standing = { sync: 'unknown', problem: null, rule: null };
/** What values are worked out with while the server has not answered: all that needs no library. */
const NOTHING_KNOWN: PlanningContext = { pipelines: [], assets: () => undefined };
/** Planning follows typing at this distance. */
const SETTLE_MS = 180;

/**
 * How the nodes on screen stand to their recipes. Planned a moment after the last change, for those
 * only that somebody looks at. Without pipelines and assets (the server is away) nothing is known.
 */
export class Plans {
  readonly #model: ProjectModel;
  readonly #standings = new Map<NodeId, Standing>();
  readonly #listeners = new Map<NodeId, Set<() => void>>();
  readonly #stop: () => void;
  #context: PlanningContext | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(model: ProjectModel) {
    this.#model = model;
    this.#stop = model.subscribe(['nodes', 'edges', 'picks', 'settings'], () => this.#later());
  }

  /** What planning looks things up in; null where it is not known. `held`: older versions that nodes hold. */
  know(
    pipelines: readonly Pipeline[] | undefined,
    assets: readonly Asset[] | undefined,
    held: readonly AssetVersion[] = [],
  ): void {
    if (pipelines === undefined || assets === undefined) this.#context = null;
    else {
      const byId = new Map(assets.map((asset) => [asset.id, asset]));
      const lookup: AssetLookup = (id, version) => {
        const asset = byId.get(id);
        if (asset === undefined || version === 'latest' || version === asset.version) return asset;
        return held.find((known) => known.id === id && known.version === version);
      };
      this.#context = { pipelines, assets: lookup };
    }
    this.#settle();
  }

  /** The newest version of an asset; undefined where none is known. */
  newest(asset: AssetId): number | undefined {
    return this.#context?.assets(asset, 'latest')?.version;
  }

  /**
   * The node's plan as the document stands this moment, with one of the values of the fan-outs above it; null
   * where it cannot be planned here.
   */
  plan(node: NodeId, cell: Cell = {}): Planned | null {
    if (this.#context === null) return null;
    const planned = planNode(this.#model.graph, node, this.#context, cell);
    return planned.ok ? planned.value : null;
  }

  /** What would make the node as the document stands this moment; undefined where nothing can, or nothing is known. */
  pipeline(node: NodeId): Pipeline | undefined {
    return this.#context === null ? undefined : pipelineOf(this.#model.graph, node, this.#context);
  }

  /** What a value node gives this moment, or why it gives nothing. */
  values(node: NodeId): Result<ModuleInputs> {
    return valuesOf(this.#model.graph, node, this.#context ?? NOTHING_KNOWN);
  }

  /** What arrives at an input this moment; undefined where nothing is connected. */
  arriving(node: NodeId, port: string): Result<readonly RunInput[]> | undefined {
    return arrivesAt(this.#model.graph, node, port, this.#context ?? NOTHING_KNOWN);
  }

  /** What a param is driven by this moment, or why it does not take that; undefined where nothing arrives. */
  driving(node: NodeId, param: string): Result<Plain | undefined> {
    const { graph } = this.#model;
    const record = graph.nodes.get(node);
    const arrived = this.arriving(node, drivenPortKey(param));
    if (arrived === undefined || record === undefined) return ok(undefined);
    if (!arrived.ok) return arrived;
    const value = plainOf(arrived.value[0]);
    return value === undefined ? ok(undefined) : drivenValue(graph, record, param, value);
  }

  /** What a request of several nodes would do as the document stands this moment; null where nothing is known of pipelines. */
  chain(asked: ChainAsked): readonly ChainStep[] | null {
    if (this.#context === null) return null;
    return planChain(this.#model.graph, asked, {
      ...this.#context,
      isShotLocked: (node) => this.#model.tracking(node).locked,
    });
  }

  standing(node: NodeId): Standing {
    return this.#standings.get(node) ?? UNKNOWN;
  }

  subscribe(node: NodeId, listener: () => void): () => void {
    const listeners = this.#listeners.get(node) ?? new Set();
    this.#listeners.set(node, listeners.add(listener));
    if (!this.#standings.has(node)) this.#later();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#listeners.delete(node);
      this.#standings.delete(node);
    };
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), SETTLE_MS);
  }

  #settle(): void {
    for (const [node, listeners] of this.#listeners) {
      const now = this.stand(node);
      const before = this.#standings.get(node);
      if (before?.sync === now.sync && before.problem === now.problem) continue;
      this.#standings.set(node, now);
      for (const listener of listeners) listener();
    }
  }

  /** How a node stands this moment, whether it is looked at or not. */
  stand(node: NodeId): Standing {
    const { graph } = this.#model;
    const invalid = ({ message, rule }: Refusal): Standing => ({
      sync: 'invalid',
      problem: message,
      rule: rule ?? null,
    });
    const problem = nodeProblem(graph, node);
    if (problem !== undefined) return invalid(problem);
    const mode = modeOf(graph, node);
    if (mode !== undefined) return { sync: mode, problem: null, rule: null };
    if (NODE_TYPES.get(graph.nodes.get(node)?.type ?? '')?.module.runs !== true)
      return { sync: 'not-a-shot', problem: null, rule: null };
    if (this.#context === null) return UNKNOWN;
    const planned = planNode(graph, node, this.#context);
    if (!planned.ok) return invalid(planned.refusal);
    return { sync: syncState(graph, node, this.#context), problem: null, rule: null };
  }
}
