/** A script as it was understood. Each part knows its column, counted from 1. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: ScriptValue; readonly column: number }
  | { readonly kind: 'name'; readonly name: string; readonly column: number }
  | { readonly kind: 'not'; readonly of: Expression; readonly column: number }
  | { readonly kind: 'minus'; readonly of: Expression; readonly column: number }
  | {
      readonly kind: 'pair';
      readonly sign: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly column: number;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly given: readonly Expression[];
      readonly column: number;
    };

export type ScriptValue = string | number | boolean;
