import type { NodeId } from '@dailies/shared/ids';
import type { ParamHint } from '@dailies/shared/nodes';
import type { SharedField } from './sharedFields.ts';

/** One param of a form, with the node or the nodes that it belongs to. */
export interface AnyField extends SharedField {
  readonly nodes: readonly NodeId[];
}

/** What a field of the form is given: a param with the control that the field is for. */
export interface Field<Control extends ParamHint['control']> extends AnyField {
  readonly hint: Extract<ParamHint, { control: Control }>;
}
