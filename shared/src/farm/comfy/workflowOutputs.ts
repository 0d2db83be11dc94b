import type { MediaKind } from '../../media/index.ts';
import type { ComfyWorkflow } from '../../runs/index.ts';
import { linkOf } from './link.ts';
import { nodeTitle } from './nodeTitle.ts';
import { nodeClassOf, type ObjectInfo } from './objectInfo.ts';

export interface WorkflowOutput {
  readonly node: string;
  readonly title: string;
  /** What it writes, where its class is known; null otherwise. */
  readonly kind: MediaKind | null;
}

const KINDS: readonly (readonly [RegExp, MediaKind])[] = [
  [/audio/i, 'audio'],
  [/video|webm|animated|gif/i, 'video'],
  [/image|mask/i, 'image'],
];

/** Nodes that save come before those that only show. */
const rank = (name: string): number => (/save|combine/i.test(name) ? 0 : /preview/i.test(name) ? 2 : 1);

/** The nodes that give files: those that the server says do, or that nothing follows. */
export function workflowOutputs(workflow: ComfyWorkflow, info?: ObjectInfo): readonly WorkflowOutput[] {
  const followed = new Set(
    Object.values(workflow).flatMap(({ inputs }) => Object.values(inputs).map((value) => linkOf(value)?.node)),
  );
  return Object.entries(workflow)
    .filter(([id, { class_type: name }]) =>
      info === undefined ? !followed.has(id) : nodeClassOf(info, name)?.output_node === true,
    )
    .sort(([, a], [, b]) => rank(a.class_type) - rank(b.class_type))
    .map(([node, { class_type: name }]) => ({
      node,
      title: nodeTitle(workflow, node),
      kind: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null,
    }));
}
