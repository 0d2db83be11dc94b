import type { EditorNode } from './editorForm.ts';
import { hasControl, type InputSpec, isWidget, uploadsFile } from './inputSpec.ts';

const CONTROLS: readonly unknown[] = ['fixed', 'increment', 'decrement', 'randomize', 'increment-wrap'];

/** The values that the editor keeps of a node, each by the input that it is for. */
export function widgetValues(node: EditorNode, specs: readonly InputSpec[]): ReadonlyMap<string, unknown> {
  const kept = node.widgets_values ?? [];
  const widgets = specs.filter(isWidget);
  if (!Array.isArray(kept)) {
    return new Map(widgets.flatMap(({ name }) => (Object.hasOwn(kept, name) ? [[name, kept[name]] as const] : [])));
  }
  const values = new Map<string, unknown>();
  let at = 0;
  for (const [index, widget] of widgets.entries()) {
    // A button that uploads has a value of its own, behind the required inputs.
    const isFirstOptional = !widget.isRequired && (index === 0 || widgets[index - 1]?.isRequired === true);
    if (isFirstOptional && specs.some((spec) => spec.isRequired && uploadsFile(spec))) {
      at = Math.max(at, kept.length - (widgets.length - index));
    }
    if (at >= kept.length) break;
    values.set(widget.name, kept[at]);
    at += 1;
    // What follows a run is said behind the value, and is no input; long ago by yes or no.
    const isOld = typeof kept[at] === 'boolean' && widgets[index + 1]?.type !== 'BOOLEAN';
    if (hasControl(widget) && (CONTROLS.includes(kept[at]) || isOld)) at += 1;
  }
  return values;
}
