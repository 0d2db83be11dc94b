import type { NodeRecord } from '@dailies/shared/document';
import { canonicalJson } from '@dailies/shared/ids';
import { NODE_TYPES, type NodeDefinition, type ParamHint } from '@dailies/shared/nodes';
import { z } from 'zod';

/** A param that some nodes share, as their form shows it. */
export interface SharedField {
  readonly name: string;
  readonly hint: ParamHint;
  /** As it counts; undefined where the nodes differ. */
  readonly value: unknown;
  /** Whether the nodes differ. */
  readonly isMixed: boolean;
  readonly byDefault: unknown;
  /** Whether some node has another value than the default. */
  readonly isChanged: boolean;
}

const Values = z.record(z.string(), z.unknown());
const Json = z.json();

const defaultsOf = ({ module }: NodeDefinition) => Values.catch({}).parse(module.params.safeParse({}).data);

/** A param as it counts: what is stored where its module takes that, else the default. */
function counted({ module }: NodeDefinition, node: NodeRecord, name: string): unknown {
  const stored = node.params[name];
  const parsed = stored === undefined ? undefined : module.params.safeParse({ [name]: stored });
  return (parsed?.success === true ? parsed : module.params.safeParse({})).data;
}

const valueOf = (definition: NodeDefinition, node: NodeRecord, name: string): unknown =>
  Values.catch({}).parse(counted(definition, node, name))[name];

/** Whether a param means something, as the others of its node stand. */
function isShown(definition: NodeDefinition, node: NodeRecord, { when }: ParamHint): boolean {
  const other = when === undefined ? undefined : valueOf(definition, node, when.param);
  return when === undefined || when.is.some((value) => value === other);
}

const isSame = (a: unknown, b: unknown): boolean => {
  const [left, right] = [Json.safeParse(a), Json.safeParse(b)];
  return left.success && right.success && canonicalJson(left.data) === canonicalJson(right.data);
};

/** Whether two params are edited alike; what is said about them may differ. */
const isAlike = (a: ParamHint, b: ParamHint | undefined): boolean =>
  b !== undefined && isSame({ ...a, help: '', section: '' }, { ...b, help: '', section: '' });

/** A number within the range that its maker has set beside it, where that is one. */
function narrowed(hint: ParamHint, definition: NodeDefinition, node: NodeRecord): ParamHint {
  if (hint.control !== 'number' || hint.within === undefined) return hint;
  const least = valueOf(definition, node, hint.within.least);
  const most = valueOf(definition, node, hint.within.most);
  return typeof least === 'number' && typeof most === 'number' && least < most
    ? { ...hint, min: least, max: most }
    : hint;
}

/**
 * The params that all of some nodes have, by name and control, in the order of the first one's type. Of
 * several nodes only what can be set for all at once: a text or a file belongs to one node.
 */
export function sharedFields(nodes: readonly NodeRecord[]): readonly SharedField[] {
  const all = nodes.flatMap((node) => {
    const definition = NODE_TYPES.get(node.type);
    return definition === undefined ? [] : [{ node, definition }];
  });
  const [first] = all;
  if (first === undefined || all.length !== nodes.length) return [];
  const isOne = all.length === 1;
  return Object.entries(first.definition.params).flatMap(([name, hint]): SharedField[] => {
    if (!all.every(({ definition }) => isAlike(hint, definition.params[name]))) return [];
    if (['text', 'media', 'order'].includes(hint.control) && !isOne) return [];
    if (!all.every(({ definition, node }) => isShown(definition, node, hint))) return [];
    const byDefault = defaultsOf(first.definition)[name];
    const values = all.map(({ definition, node }) => valueOf(definition, node, name));
    const [value] = values;
    const isMixed = values.some((other) => !isSame(other, value));
    return [
      {
        name,
        hint: isOne ? narrowed(hint, first.definition, first.node) : hint,
        byDefault,
        isMixed,
        value: isMixed ? undefined : value,
        isChanged: values.some((other) => !isSame(other, byDefault)),
      },
    ];
  });
}
