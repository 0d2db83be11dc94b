import type { EdgeRecord } from '@dailies/shared/document';
import type { PortEnd } from '../PortEnd.ts';

/** The edge between an output and an input, pulled from either; null where both are of one side. */
export function edgeBetween(a: PortEnd, b: PortEnd): EdgeRecord | null {
  if (a.side === b.side) return null;
  const [from, to] = a.side === 'output' ? [a, b] : [b, a];
  return { from: from.node, fromPort: from.port, to: to.node, toPort: to.port };
}
