import { z } from 'zod';
import { GraphCopy } from './GraphCopy.ts';

export const TEMPLATE_NODES_AT_MOST = 200;

/** What a template holds, by the version of its form: older ones are brought to today's when they are read. */
export const TemplateContent = z.object({
  version: z.literal(1),
  graph: GraphCopy.refine(
    ({ nodes }) => nodes.length > 0 && nodes.length <= TEMPLATE_NODES_AT_MOST,
    `A template has 1 to ${TEMPLATE_NODES_AT_MOST} nodes.`,
  ).refine(({ nodes, edges }) => {
    const ids = new Set<string>(nodes.map(({ id }) => id));
    return ids.size === nodes.length && edges.every(({ from, to }) => ids.has(from) && ids.has(to));
  }, 'The edges of a template are among its nodes, each of which is there once.'),
});
export type TemplateContent = z.infer<typeof TemplateContent>;
