import type { ComfyWorkflow } from '../../runs/index.ts';
import { linkOf } from './link.ts';

/** Names of inputs that hold what is to be seen. */
const TEXTS = ['text', 'prompt', 'text_g', 'text_l', 'clip_l', 't5xxl', 'string', 'value'];
/** Inputs along which a text comes to a sampler. */
const WAY = /^(conditioning|positive|negative|cond|guider|text|prompt|string|value|source|any)/;

export interface PromptTexts {
  /** Inputs as `node input`. */
  readonly positive: ReadonlySet<string>;
  readonly negative: ReadonlySet<string>;
}

export const inputKey = (node: string, input: string): string => `${node} ${input}`;

/** Which texts say what is wanted and which what is not, followed back from the samplers. */
export function promptTexts(workflow: ComfyWorkflow): PromptTexts {
  const found = { positive: new Set<string>(), negative: new Set<string>() };
  const seen = new Set<string>();
  const follow = (id: string, slot: number, side: 'positive' | 'negative'): void => {
    const node = Object.hasOwn(workflow, id) ? workflow[id] : undefined;
    const place = `${side} ${id} ${slot}`;
    if (node === undefined || seen.has(place)) return;
    seen.add(place);
    const isPair = linkOf(node.inputs['positive']) !== undefined && linkOf(node.inputs['negative']) !== undefined;
    for (const [input, value] of Object.entries(node.inputs)) {
      const link = linkOf(value);
      if (link === undefined) {
        if (typeof value === 'string' && TEXTS.includes(input)) found[side].add(inputKey(id, input));
      } else if (WAY.test(input)) {
        // What changes both at once gives the wanted at its first output and the other at its second.
        if (isPair && input === 'positive' && slot !== 0) continue;
        if (isPair && input === 'negative' && slot !== 1) continue;
        follow(link.node, link.slot, side);
      }
    }
  };
  for (const { inputs } of Object.values(workflow)) {
    // A node that only changes the two on their way has no sampler's inputs.
    const negative = linkOf(inputs['negative']);
    const positive = linkOf(inputs['positive']);
    const isLast = linkOf(inputs['model']) !== undefined;
    if (positive !== undefined && isLast) follow(positive.node, positive.slot, 'positive');
    if (negative !== undefined && isLast) follow(negative.node, negative.slot, 'negative');
    for (const [input, value] of Object.entries(inputs)) {
      const only = /^cond(itioning)?\d*$/.test(input) ? linkOf(value) : undefined;
      if (only !== undefined && isLast) follow(only.node, only.slot, 'positive');
    }
  }
  // The same text on both sides, as where the unwanted is a zeroed copy of the wanted.
  for (const text of found.positive) found.negative.delete(text);
  return found;
}
