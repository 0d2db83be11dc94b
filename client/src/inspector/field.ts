import type { NodeId } from '@dailies/shared/ids';
import type { ParamHint } from '@dailies/shared/nodes';

/** What a field of the form is given: one param of one node. */
export interface Field<Control extends ParamHint['control']> {
  readonly node: NodeId;
  readonly name: string;
  readonly value: unknown;
  readonly hint: Extract<ParamHint, { control: Control }>;
}
