import type { ComfyWorkflow } from '../../runs/index.ts';
import { linkOf } from './link.ts';

/** The nodes that a node needs, itself among them: all that a server runs for it. */
export function leadingTo(workflow: ComfyWorkflow, output: string): ReadonlySet<string> {
  const needed = new Set<string>();
  const left = [output];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const node = Object.hasOwn(workflow, id) ? workflow[id] : undefined;
    if (node === undefined || needed.has(id)) continue;
    needed.add(id);
    left.push(...Object.values(node.inputs).flatMap((value) => linkOf(value)?.node ?? []));
  }
  return needed;
}
