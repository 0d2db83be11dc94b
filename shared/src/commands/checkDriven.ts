import { ok, refuse, type Result } from '../errors/index.ts';
import { drivenPort, type NodeDefinition } from '../nodes/index.ts';

/** [N11] A port drives only params that a node's form shows, and of those only numbers, choices, switches, seeds and texts. */
export function checkDriven({ title, params }: NodeDefinition, names: readonly string[]): Result<null> {
  for (const name of names) {
    const hint = params[name];
    if (hint === undefined) return refuse('invalid-input', `A ${title} has no setting "${name}".`, 'N11');
    if (drivenPort(name, hint) === undefined) {
      return refuse('invalid-input', `"${hint.title}" of a ${title} cannot be driven by a port.`, 'N11');
    }
  }
  return ok(null);
}
