import type { ProductionModule } from '../modules/index.ts';

/** What every param has, whatever its control is. */
interface ShownParam {
  readonly title: string;
  /** One sentence for who wonders what to set: what the param does to a take. */
  readonly help: string;
  /** The group of the form that it stands in, by its heading; left out: above the groups. */
  readonly section?: string;
  /** Shown only while another param has one of these values; left out: always. */
  readonly when?: { readonly param: string; readonly is: readonly (string | number | boolean | null)[] };
  /** Never driven by a port: the node's ports follow from it, it has a port of its own, or no take depends on it. */
  readonly fixed?: true;
}

/** What has a name in a Blender file; view layers are the scene's that the node has. */
export type BlendNames = 'scenes' | 'cameras' | 'layers';

/** How a param is shown and edited. `text` params are `Y.Text` in the document, edited caret by caret. */
export type ParamHint =
  | (ShownParam & {
      readonly control: 'text';
      readonly placeholder?: string;
      /** It is one of these names in the node's Blender file. */
      readonly names?: BlendNames;
    })
  | (ShownParam & {
      readonly control: 'choice';
      readonly choices: readonly { value: string; title: string }[];
    })
  | (ShownParam & {
      readonly control: 'number';
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      /** The params beside it that narrow its range, where its maker sets that. */
      readonly within?: { readonly least: string; readonly most: string };
    })
  | (ShownParam & { readonly control: 'flag' })
  | (ShownParam & { readonly control: 'colour' })
  /** A typeface: the one that ships, or a font file that is kept with the film. */
  | (ShownParam & { readonly control: 'font' })
  | (ShownParam & { readonly control: 'seed' })
  | (ShownParam & { readonly control: 'asset' })
  /** What follows what, of the node's inputs that show or sound: their keys, parted by spaces. */
  | (ShownParam & { readonly control: 'order' })
  /** One of the installed pipelines. */
  | (ShownParam & { readonly control: 'pipeline' })
  /** A file that somebody brings; the params beside it (sizes, name, poster) come with it. */
  | (ShownParam & { readonly control: 'media'; readonly kind: 'image' | 'video' | 'audio' | 'file' });

export interface NodeDefinition {
  readonly type: string;
  readonly title: string;
  /** One sentence for the palette. */
  readonly purpose: string;
  readonly group:
    | 'Text'
    | 'Values'
    | 'Brought along'
    | 'Assets'
    | 'Shots'
    | 'Pictures'
    | 'Motion'
    | 'Sound'
    | 'Scenes'
    | 'Cut';
  readonly module: ProductionModule;
  /** Size of a new node on the canvas, in canvas pixels. */
  readonly size: readonly [widthPx: number, heightPx: number];
  readonly params: Readonly<Record<string, ParamHint>>;
  /** Whether producers track it: status, due date, people. */
  readonly tracked: boolean;
}

/** A node type: a production module as the canvas shows it. */
export const defineNode = (definition: NodeDefinition): NodeDefinition => definition;
