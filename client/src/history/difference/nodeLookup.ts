import type { Change, Contents, JsonValue } from '@dailies/shared/difference';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';

export interface KnownNode {
  readonly title: string;
  readonly type: string;
}

/** A node by its id, wherever it is known from; undefined for one that nobody knows. */
export type NodeLookup = (node: string) => KnownNode | undefined;

const textOf = (value: JsonValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Looks nodes up in the changes that add or remove them, then in each of the states in turn. */
export function nodeLookup(changes: readonly Change[], ...states: readonly Contents[]): NodeLookup {
  const named = new Map<string, KnownNode>();
  for (const { root, id, kind, fields } of changes) {
    if (root !== 'nodes' || kind === 'changed') continue;
    const valueOf = (key: string): string | undefined => {
      const field = fields.find((known) => known.key === key);
      return textOf(field?.after ?? field?.before);
    };
    named.set(id, { title: valueOf('title') ?? '', type: valueOf('type') ?? '' });
  }
  return (node) => {
    const known = named.get(node);
    if (known !== undefined) return known;
    const record = states.map(({ nodes }) => nodes.get(node)).find((found) => found !== undefined);
    if (record === undefined) return undefined;
    return { title: textOf(record.get('title')) ?? '', type: textOf(record.get('type')) ?? '' };
  };
}

/** What a node is called, for people. */
export const titleOfNode = (known: KnownNode | undefined): string =>
  known === undefined ? 'a node that is gone' : known.title || (NODE_TYPES.get(known.type)?.title ?? known.type);

export const definitionOf = (known: KnownNode | undefined): NodeDefinition | undefined =>
  known === undefined ? undefined : NODE_TYPES.get(known.type);
