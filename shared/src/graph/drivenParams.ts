import { z } from 'zod';
import type { NodeRecord } from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { type ModuleInputs, type Plain, plainOf } from '../modules/index.ts';
import { drivenParam, drivenPortKey, NODE_TYPES, type ParamHint } from '../nodes/index.ts';
import type { RunInput } from '../runs/index.ts';
import type { GraphView } from './graphView.ts';
import { arrivalsAt } from './throughScenes.ts';

/** What a module is handed of a node: its params as they count, and what arrives at its own inputs. */
interface Counted {
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: ModuleInputs;
}

const SHOWN = 40;

const said = (value: Plain): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(Number(value.toFixed(6)));
  return `"${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}"`;
};

/** What a param takes, in a few words. */
function takes(hint: ParamHint): string {
  switch (hint.control) {
    case 'number':
      return `${hint.min} to ${hint.max} ${hint.unit}`.trim();
    case 'seed':
      return 'a whole number from 0 to 4294967295';
    case 'choice':
      return `one of ${hint.choices.map(({ title }) => title).join(', ')}`;
    case 'flag':
      return 'yes or no';
    case 'text':
    case 'colour':
      return 'a colour such as #ffffff';
    case 'asset':
    case 'font':
    case 'pipeline':
    case 'media':
    case 'order':
      return 'another value';
  }
}

/** A choice is named by its value or by its title, large or small. */
function fitting(hint: ParamHint, value: Plain): Plain {
  if (hint.control !== 'choice' || typeof value !== 'string') return value;
  const wanted = value.trim().toLowerCase();
  const choice = hint.choices.find((one) => one.value.toLowerCase() === wanted || one.title.toLowerCase() === wanted);
  return choice?.value ?? value;
}

/** The title of the node that drives a param. */
function driverOf(graph: GraphView, node: NodeRecord, param: string): string {
  const edge = arrivalsAt(graph, node.id).edges.find(({ toPort }) => toPort === drivenPortKey(param));
  return (edge === undefined ? undefined : graph.nodes.get(edge.from)?.title) ?? 'A node that is gone';
}

/** What a param takes of a value that arrives, or why it does not take it. */
export function drivenValue(graph: GraphView, node: NodeRecord, param: string, value: Plain): Result<Plain> {
  const definition = NODE_TYPES.get(node.type);
  const hint = definition?.params[param];
  if (definition === undefined || hint === undefined) return ok(value);
  const given = fitting(hint, value);
  if (takesValue(definition.module.params, param, hint, given)) return ok(given);
  const [name, source] = [`"${hint.title}" of "${node.title}"`, driverOf(graph, node, param)];
  return refuse('invalid-graph', `${name} takes ${takes(hint)}, and "${source}" gives ${said(value)}.`, 'P16');
}

/**
 * [P16] Puts what arrives at a node's driven params in place of what is stored, before the module parses it;
 * without an edge the stored value counts. What a param does not take is refused with what it takes, and
 * with the node that the value comes from. The recipe is the same as if it had been typed.
 */
export function withDriven(graph: GraphView, node: NodeRecord, arrived: ModuleInputs): Result<Counted> {
  const definition = NODE_TYPES.get(node.type);
  if (node.driven === undefined || definition === undefined) return ok({ params: node.params, inputs: arrived });
  const params: Record<string, unknown> = { ...node.params };
  const inputs: Record<string, readonly RunInput[]> = {};
  for (const [port, values] of Object.entries(arrived)) {
    const param = drivenParam(port);
    const hint = param === undefined ? undefined : definition.params[param];
    const value = plainOf(values[0]);
    if (param === undefined || hint === undefined) inputs[port] = values;
    else if (value !== undefined) {
      const given = drivenValue(graph, node, param, value);
      if (!given.ok) return given;
      params[param] = given.value;
    }
  }
  const whole = definition.module.params.safeParse(params);
  if (whole.success) return ok({ params, inputs });
  return refuse('invalid-graph', `"${node.title}" cannot be driven so: ${z.prettifyError(whole.error)}.`, 'P16');
}

function takesValue(schema: z.ZodType, param: string, hint: ParamHint, value: Plain): boolean {
  if (hint.control === 'number' && typeof value === 'number' && (value < hint.min || value > hint.max)) return false;
  return schema.safeParse({ [param]: value }).success;
}
