import { z } from 'zod';
import { ComfyWorkflow } from '../../runs/index.ts';
import { EditorWorkflow } from './editorForm.ts';
import { fromEditor } from './fromEditor.ts';
import { nodeTitle } from './nodeTitle.ts';
import { inputSpecs } from './inputSpec.ts';
import { leadingTo } from './leadingTo.ts';
import { linkOf } from './link.ts';
import { nodeClassOf, type ObjectInfo } from './objectInfo.ts';
import { type WorkflowInput, workflowInputs } from './workflowInputs.ts';
import { type WorkflowOutput, workflowOutputs } from './workflowOutputs.ts';

const MAX_NODES = 2_000;

/** A workflow as it is run, with what a person chooses from to make a pipeline of it. */
export interface ImportedWorkflow {
  readonly workflow: ComfyWorkflow;
  /** Every input that has a value of its own, in the order of the nodes. */
  readonly inputs: readonly WorkflowInput[];
  /** The nodes that give files, the likeliest first. */
  readonly outputs: readonly WorkflowOutput[];
}

export type WorkflowImport =
  | { readonly ok: true; readonly value: ImportedWorkflow }
  /** Sentences for people, each naming its node. */
  | { readonly ok: false; readonly problems: readonly string[] };

const no = (...problems: readonly string[]): WorkflowImport => ({ ok: false, problems });

const isEditorForm = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'nodes' in json && Array.isArray(json.nodes);

/** The API form as it is posted has the graph within. */
const Posted = z.object({ prompt: z.record(z.string(), z.object({ class_type: z.string() }).loose()) });

/**
 * Reads a workflow of ComfyUI: the API form ("Export (API)"), or what the editor saves, which needs
 * `/object_info` of the server that it is for. With `info` the classes and links are checked as well.
 */
export function importWorkflow(json: unknown, info?: ObjectInfo): WorkflowImport {
  if (isEditorForm(json)) {
    if (info === undefined) {
      return no(
        'This was saved by ComfyUI’s editor, and how to run it follows from the server that it is for: choose the server too, or export it as "API".',
      );
    }
    const editor = EditorWorkflow.safeParse(json);
    if (!editor.success) return no(`This workflow cannot be read: ${z.prettifyError(editor.error)}`);
    const { workflow, problems } = fromEditor(editor.data, info);
    return problems.length > 0 ? no(...problems) : checked(workflow, info);
  }
  const posted = Posted.safeParse(json);
  const parsed = ComfyWorkflow.safeParse(posted.success ? posted.data.prompt : json);
  if (!parsed.success || Object.keys(parsed.data).length === 0) {
    return no('This is no workflow of ComfyUI; export one with "Export (API)", or save it in its editor.');
  }
  return checked(parsed.data, info);
}

function checked(workflow: ComfyWorkflow, info: ObjectInfo | undefined): WorkflowImport {
  if (Object.keys(workflow).length > MAX_NODES) {
    return no(`This workflow has more than ${MAX_NODES} nodes; make it smaller.`);
  }
  const read = ComfyWorkflow.safeParse(workflow);
  if (!read.success) return no(`This workflow cannot be read: ${z.prettifyError(read.error)}`);
  const outputs = workflowOutputs(workflow, info);
  // A server runs and judges only what leads to a file.
  const needed = new Set(outputs.flatMap(({ node }) => [...leadingTo(workflow, node)]));
  const used = Object.entries(workflow).filter(([id]) => needed.has(id));
  const problems = [
    ...used.flatMap(([id, { inputs }]) =>
      Object.entries(inputs).flatMap(([input, value]) => {
        const link = linkOf(value);
        if (link === undefined || Object.hasOwn(workflow, link.node)) return [];
        return [
          `${nodeTitle(workflow, id)} is connected at "${input}" to a node that is not in the workflow; connect it anew.`,
        ];
      }),
    ),
    ...(info === undefined ? [] : unmet(workflow, used, info)),
  ];
  if (outputs.length === 0) problems.push('No node of this workflow gives a file; add one such as "Save Image".');
  if (problems.length > 0) return no(...problems);
  return { ok: true, value: { workflow, inputs: workflowInputs(workflow, info), outputs } };
}

/** What the server would refuse: classes that it has not, and required inputs that stay empty. */
function unmet(
  workflow: ComfyWorkflow,
  used: readonly (readonly [string, ComfyWorkflow[string]])[],
  info: ObjectInfo,
): readonly string[] {
  return used.flatMap(([id, { class_type: name, inputs }]) => {
    const found = nodeClassOf(info, name);
    if (found === undefined) {
      return [
        `${nodeTitle(workflow, id)} is a "${name}", which this ComfyUI server does not have; install the custom nodes that it is of there, or remove it.`,
      ];
    }
    return inputSpecs(found)
      .filter((spec) => spec.isRequired && !Object.hasOwn(inputs, spec.name) && !hasParts(inputs, spec.name))
      .map((spec) => `${nodeTitle(workflow, id)} has nothing at "${spec.name}"; connect it or set it.`);
  });
}

/** An input that grows has its parts as "name.0", "name.1". */
const hasParts = (inputs: ComfyWorkflow[string]['inputs'], name: string): boolean =>
  Object.keys(inputs).some((key) => key.startsWith(`${name}.`));
