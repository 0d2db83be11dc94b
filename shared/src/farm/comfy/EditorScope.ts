import type { EditorGraph, EditorLink, EditorNode, EditorSubgraph } from './editorForm.ts';

/** Where the links of a subgraph's inputs begin, and those of its outputs end. */
const INPUTS_ID = '-10';
const OUTPUTS_ID = '-20';

const MUTED = 2;
const BYPASSED = 4;

/** Deeper than any honest workflow: a subgraph that holds itself ends here. */
const MAX_DEPTH = 16;

/** Where what arrives at an input comes from: a node that runs, or a value. */
export type Origin =
  | { readonly kind: 'node'; readonly id: string; readonly slot: number }
  | { readonly kind: 'value'; readonly value: unknown };

export const isMuted = ({ mode }: EditorNode): boolean => mode === MUTED;
export const isBypassed = ({ mode }: EditorNode): boolean => mode === BYPASSED;

const isSameType = (a: string, b: string): boolean =>
  a === b || a === '*' || b === '*' || a.split(',').some((one) => b.split(',').includes(one));

interface Around {
  readonly scope: EditorScope;
  /** The node that stands for this subgraph in the graph around it. */
  readonly instance: EditorNode;
  readonly subgraph: EditorSubgraph;
}

/**
 * A graph of the editor, or one place where a subgraph is used. It follows links back to where a value is
 * made, through what only the editor knows: reroutes, primitives, pairs of set and get, bypassed nodes, and
 * in and out of subgraphs.
 */
export class EditorScope {
  /** The ids of the nodes around it, each with a colon behind: what a node's id in the API form begins with. */
  readonly path: string;
  readonly nodes: ReadonlyMap<string, EditorNode>;
  readonly children = new Map<string, EditorScope>();
  readonly #links: ReadonlyMap<number, EditorLink>;
  readonly #around: Around | undefined;

  constructor(graph: EditorGraph, subgraphs: ReadonlyMap<string, EditorSubgraph>, around?: Around, depth = 0) {
    this.path = around === undefined ? '' : `${around.scope.path}${around.instance.id}:`;
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    this.#links = new Map(graph.links.map((link) => [link.id, link]));
    this.#around = around;
    for (const instance of graph.nodes) {
      const subgraph = subgraphs.get(instance.type);
      if (subgraph === undefined || depth >= MAX_DEPTH) continue;
      this.children.set(
        instance.id,
        new EditorScope(subgraph, subgraphs, { scope: this, instance, subgraph }, depth + 1),
      );
    }
  }

  /** What arrives at an input of a node; undefined where nothing does. */
  originAt(node: EditorNode, index: number, seen: ReadonlySet<string> = new Set()): Origin | undefined {
    const link = node.inputs?.[index]?.link;
    return link == null ? undefined : this.#origin(link, seen);
  }

  #origin(id: number, seen: ReadonlySet<string>): Origin | undefined {
    const link = this.#links.get(id);
    const place = `${this.path}${id}`;
    if (link === undefined || seen.has(place)) return undefined;
    const on = new Set([...seen, place]);
    if (link.from === INPUTS_ID && this.#around !== undefined) return this.#outside(this.#around, link.fromSlot, on);
    const node = this.nodes.get(link.from);
    return node === undefined ? undefined : this.#given(node, link.fromSlot, on);
  }

  /** What the node that stands for this subgraph is given at an input: a link, or a value of its own. */
  #outside({ scope, instance, subgraph }: Around, slot: number, seen: ReadonlySet<string>): Origin | undefined {
    const inputs = instance.inputs ?? [];
    const name = subgraph.inputs[slot]?.name;
    const named = inputs.findIndex((input) => input.name === name);
    const index = named === -1 ? slot : named;
    if (inputs[index]?.link != null) return scope.originAt(instance, index, seen);
    const values = instance.widgets_values;
    if (!Array.isArray(values)) {
      const value = name === undefined ? undefined : values?.[name];
      return value === undefined ? undefined : { kind: 'value', value };
    }
    // Values lie there for those inputs of the subgraph that set a value within, in their order.
    const settings = subgraph.inputs.flatMap((_, at) => (this.#setsValue(at) ? [at] : []));
    const value = settings.length === values.length ? values[settings.indexOf(slot)] : undefined;
    return value === undefined ? undefined : { kind: 'value', value };
  }

  /** Whether an input of this subgraph leads to a value of a node within, rather than to what only a link can carry. */
  #setsValue(slot: number): boolean {
    return [...this.#links.values()].some(({ from, fromSlot, to, toSlot }) => {
      if (from !== INPUTS_ID || fromSlot !== slot) return false;
      const child = this.children.get(to);
      return child === undefined ? this.nodes.get(to)?.inputs?.[toSlot]?.widget != null : child.#setsValue(toSlot);
    });
  }

  /** What comes out of a node at an output. */
  #given(node: EditorNode, slot: number, seen: ReadonlySet<string>): Origin | undefined {
    if (isMuted(node)) return undefined;
    if (isBypassed(node)) return this.originAt(node, passing(node, slot), seen);
    switch (node.type) {
      case 'Reroute':
        return this.originAt(node, 0, seen);
      case 'PrimitiveNode': {
        const value = Array.isArray(node.widgets_values) ? node.widgets_values[0] : undefined;
        return value === undefined ? undefined : { kind: 'value', value };
      }
      case 'GetNode':
        return this.#got(node, seen);
      default:
    }
    const child = this.children.get(node.id);
    if (child !== undefined) return child.#leaving(slot, seen);
    return { kind: 'node', id: `${this.path}${node.id}`, slot };
  }

  /** What the SetNode of the same name is given, here or in a graph around. */
  #got(node: EditorNode, seen: ReadonlySet<string>): Origin | undefined {
    const name = Array.isArray(node.widgets_values) ? node.widgets_values[0] : undefined;
    const setter = [...this.nodes.values()].find(
      ({ type, widgets_values: values }) => type === 'SetNode' && Array.isArray(values) && values[0] === name,
    );
    if (setter !== undefined) return this.originAt(setter, 0, seen);
    return this.#around === undefined ? undefined : this.#around.scope.#got(node, seen);
  }

  #leaving(slot: number, seen: ReadonlySet<string>): Origin | undefined {
    const link = [...this.#links.values()].find(({ to, toSlot }) => to === OUTPUTS_ID && toSlot === slot);
    return link === undefined ? undefined : this.#origin(link.id, seen);
  }
}

/** The input that a bypassed node lets through at an output: the one beside it where that fits, else the first that does. */
function passing({ inputs, outputs }: EditorNode, slot: number): number {
  const type = outputs?.[slot]?.type ?? '*';
  const beside = inputs?.[slot];
  if (beside !== undefined && isSameType(beside.type, type)) return slot;
  return (inputs ?? []).findIndex((input) => isSameType(input.type, type));
}
