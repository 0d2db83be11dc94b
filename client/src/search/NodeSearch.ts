import { type NodeRecord, readReviews } from '@dailies/shared/document';
import { usedAssets } from '@dailies/shared/graph';
import type { AssetId, UserId } from '@dailies/shared/ids';
import { withNames } from '@dailies/shared/mentions';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';
import { nodeState } from '../canvas/shapes/nodeState.ts';
import { shotActivity } from '../document/shotActivity.ts';
import { shownValue } from '../inspector/shownValue.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';
import type { Searchable, SearchedNode } from './matchQuery.ts';
import type { SearchedState } from './vocabulary.ts';

interface KnownNames {
  readonly person: (user: UserId) => string;
  readonly asset: (asset: AssetId) => string | undefined;
}

/** A node's params with the defaults of what is not set; as they stand where they are not valid. */
function valuesOf({ params }: NodeRecord, definition: NodeDefinition | undefined): SearchedNode['params'] {
  const parsed = definition?.module.params.safeParse(params);
  const valid: unknown = parsed?.data;
  return typeof valid === 'object' ? { ...params, ...valid } : params;
}

/** Nodes as a search looks at them. One that did not change stays the same object, so that its words are read once. */
export class NodeSearch {
  readonly #session: ProjectSession;
  readonly #names: KnownNames;
  readonly #known = new WeakMap<NodeRecord, Searchable>();

  constructor(session: ProjectSession, names: KnownNames) {
    this.#session = session;
    this.#names = names;
  }

  /** Every node of the project. */
  all(): readonly Searchable[] {
    return [...this.#session.model.nodes.values()].map((node) => this.of(node));
  }

  of(node: NodeRecord): Searchable {
    const before = this.#known.get(node);
    if (before !== undefined) return before;
    const definition = NODE_TYPES.get(node.type);
    const texts: string[] = [];
    const set: string[] = [];
    for (const [name, value] of Object.entries(node.params)) {
      const hint = definition?.params[name];
      if (hint?.control === 'text' && typeof value === 'string') texts.push(withNames(value, () => undefined, '@'));
      else if (hint?.control === 'choice' || hint?.control === 'number') set.push(shownValue(hint, value));
    }
    const searchable: Searchable = {
      id: node.id,
      title: node.title,
      kind: definition?.title ?? node.type,
      text: texts.join('\n'),
      set: set.join('\n'),
      x: node.pos[0],
      y: node.pos[1],
      node: this.#facts(node, definition),
    };
    this.#known.set(node, searchable);
    return searchable;
  }

  #facts(node: NodeRecord, definition: NodeDefinition | undefined): SearchedNode {
    const { model } = this.#session;
    const names = this.#names;
    let values: SearchedNode['params'] | null = null;
    const status = () => {
      const { statuses } = model.settings;
      const wanted = model.tracking(node.id).status;
      return statuses.find(({ id }) => id === wanted) ?? statuses[0];
    };
    return {
      id: node.id,
      get params() {
        values ??= valuesOf(node, definition);
        return values;
      },
      get takes() {
        return model.takes(node.id);
      },
      type: node.type,
      is: (state) => this.#is(node, state),
      madeBy: ({ by }) => names.person(by),
      assignees: () => model.tracking(node.id).assignees.map(names.person),
      status: () => (definition?.tracked === true ? (status()?.name ?? '') : ''),
      uses: () =>
        definition?.module.runs === true
          ? usedAssets(model.graph, node.id).assets.flatMap(({ asset }) => names.asset(asset) ?? [])
          : [],
    };
  }

  #is({ id, type }: NodeRecord, wanted: SearchedState): boolean {
    const { model, plans } = this.#session;
    const runs = NODE_TYPES.get(type)?.module.runs === true;
    const pick = model.pick(id);
    switch (wanted) {
      case 'picked':
        return pick !== undefined;
      case 'empty':
        return runs && model.takes(id).length === 0;
      case 'locked':
        return model.tracking(id).locked;
      case 'approved': {
        const status = model.settings.statuses.find((known) => known.id === model.tracking(id).status);
        if (status?.class === 'done') return true;
        const said = pick === undefined ? [] : readReviews(model.doc, pick.id).map(({ verdict }) => verdict);
        return said.includes('approve') && !said.includes('reject');
      }
      case 'running':
        return ['working', 'asked'].includes(shotActivity(model, id).kind);
      case 'failed':
        return shotActivity(model, id).kind === 'failed';
      case 'in-sync':
        return runs && nodeState(shotActivity(model, id), plans.stand(id), false) === 'done';
      case 'invalid':
      case 'out-of-sync':
        return nodeState(shotActivity(model, id), plans.stand(id), false) === wanted;
    }
  }
}
