import type { ProductionModule } from '../modules/index.ts';

/** How a param is shown and edited. `text` params are `Y.Text` in the document, edited caret by caret. */
export type ParamHint =
  | { readonly control: 'text'; readonly title: string; readonly placeholder?: string }
  | {
      readonly control: 'choice';
      readonly title: string;
      readonly choices: readonly { value: string; title: string }[];
    }
  | {
      readonly control: 'number';
      readonly title: string;
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
    }
  | { readonly control: 'seed'; readonly title: string }
  | { readonly control: 'asset'; readonly title: string };

export interface NodeDefinition {
  readonly type: string;
  readonly title: string;
  /** One sentence for the palette. */
  readonly purpose: string;
  readonly group: 'Text' | 'Assets' | 'Shots';
  readonly module: ProductionModule;
  /** Size of a new node on the canvas, in canvas pixels. */
  readonly size: readonly [widthPx: number, heightPx: number];
  readonly params: Readonly<Record<string, ParamHint>>;
  /** Whether producers track it: status, due date, people. */
  readonly tracked: boolean;
}

/** A node type: a production module as the canvas shows it. */
export const defineNode = (definition: NodeDefinition): NodeDefinition => definition;
