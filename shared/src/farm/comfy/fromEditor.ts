import { z } from 'zod';
import type { ComfyWorkflow } from '../../runs/index.ts';
import type { EditorNode, EditorWorkflow } from './editorForm.ts';
import { EditorScope, isBypassed, isMuted } from './EditorScope.ts';
import { type InputSpec, inputSpecs, isWidget } from './inputSpec.ts';
import { linkOf } from './link.ts';
import { nodeClassOf, type ObjectInfo } from './objectInfo.ts';
import { widgetValues } from './widgetValues.ts';

/** What only the editor knows: nothing of it runs. */
const EDITOR_ONLY = ['Note', 'MarkdownNote', 'PrimitiveNode', 'Reroute', 'GetNode', 'SetNode'];
/** A group of nodes as the editor had them before subgraphs. */
const GROUP_NODE = /^workflow[/>]/;

const Json = z.json();

interface Converted {
  readonly workflow: ComfyWorkflow;
  readonly problems: readonly string[];
}

const nameOf = (node: EditorNode, id: string): string => `"${node.title ?? node.type}" (${id})`;

/** A list would be taken for a link. */
function literal(value: unknown): z.infer<typeof Json> | undefined {
  const json = Json.safeParse(value);
  if (!json.success) return undefined;
  return Array.isArray(json.data) ? { __value__: json.data } : json.data;
}

/**
 * What the editor saves as what its server takes. What is muted is left out, what is bypassed lets through;
 * a node within a subgraph has the ids of those around it before its own, as "12:3".
 */
export function fromEditor(editor: EditorWorkflow, info: ObjectInfo): Converted {
  const subgraphs = new Map((editor.definitions?.subgraphs ?? []).map((subgraph) => [subgraph.id, subgraph]));
  const workflow: ComfyWorkflow = {};
  const problems: string[] = [];
  const emit = (scope: EditorScope, node: EditorNode): void => {
    const id = `${scope.path}${node.id}`;
    if (isMuted(node) || isBypassed(node) || EDITOR_ONLY.includes(node.type)) return;
    const child = scope.children.get(node.id);
    if (child !== undefined) {
      for (const inner of child.nodes.values()) emit(child, inner);
      return;
    }
    const found = nodeClassOf(info, node.type);
    if (found === undefined) {
      const missing = missingClass(node, id);
      if (missing !== undefined) problems.push(missing);
      return;
    }
    workflow[id] = {
      class_type: node.type,
      inputs: inputsOf(scope, node, inputSpecs(found)),
      _meta: { title: (node.title ?? found.display_name ?? node.type).slice(0, 200) },
    };
  };
  const root = new EditorScope(editor, subgraphs);
  for (const node of root.nodes.values()) emit(root, node);
  return { workflow: withoutDanglingLinks(workflow), problems };
}

function missingClass(node: EditorNode, id: string): string | undefined {
  const isAlone = (node.inputs ?? []).every(({ link }) => link == null) && (node.outputs ?? []).length === 0;
  if (isAlone) return undefined;
  if (GROUP_NODE.test(node.type)) {
    return `${nameOf(node, id)} is a group of an old kind; ungroup it or make it a subgraph in ComfyUI, and save again.`;
  }
  return `${nameOf(node, id)} is a "${node.type}", which this ComfyUI server does not have; install the custom nodes that it is of there, or remove it.`;
}

function inputsOf(scope: EditorScope, node: EditorNode, specs: readonly InputSpec[]): ComfyWorkflow[string]['inputs'] {
  const inputs: ComfyWorkflow[string]['inputs'] = {};
  const values = widgetValues(node, specs);
  for (const spec of specs.filter(isWidget)) {
    const value = literal(values.has(spec.name) ? values.get(spec.name) : spec.config.default);
    if (value !== undefined) inputs[spec.name] = value;
  }
  for (const [index, { name }] of (node.inputs ?? []).entries()) {
    const origin = scope.originAt(node, index);
    if (origin === undefined) continue;
    if (origin.kind === 'node') inputs[name] = [origin.id, origin.slot];
    else {
      const value = literal(origin.value);
      if (value !== undefined) inputs[name] = value;
    }
  }
  return inputs;
}

/** Without the links to what was left out. */
function withoutDanglingLinks(workflow: ComfyWorkflow): ComfyWorkflow {
  return Object.fromEntries(
    Object.entries(workflow).map(([id, node]) => {
      const inputs = Object.entries(node.inputs).filter(([, value]) => {
        const link = linkOf(value);
        return link === undefined || Object.hasOwn(workflow, link.node);
      });
      return [id, { ...node, inputs: Object.fromEntries(inputs) }];
    }),
  );
}
