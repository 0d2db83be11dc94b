import type { z } from 'zod';
import type { AssetLookup } from '../assets/index.ts';
import type { Result } from '../errors/index.ts';
import type { Fps, MediaKind } from '../media/index.ts';
import type { Requirements, RunInput } from '../runs/index.ts';
import type { InputPort, OutputPort, Ports } from './ports.ts';

/** Graphs that don't mix: training and references, generation, assembly and delivery. */
export type Family = 'asset' | 'shot' | 'cut';

/** The project's frame, as settings say. */
export interface Format {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fps: Fps;
}

/** What arrives at each input port, in the order of the edges; a port without an edge has an empty list. */
export type ModuleInputs = Readonly<Record<string, readonly RunInput[]>>;

export interface ModuleContext<Params> {
  readonly params: Params;
  readonly inputs: ModuleInputs;
  readonly format: Format;
  readonly assets: AssetLookup;
  /** Which of the values of a node that has several is meant, from 0; the first where nobody says. */
  readonly cell?: number;
}

/** What a value module that needs not all of its inputs asks for them with: an input is worked out when it is pulled. */
interface ChoiceContext<Params> {
  readonly params: Params;
  readonly pull: (port: string) => Result<readonly RunInput[]>;
}

/** What a generating module asks for: the recipe without its pipeline. */
export interface ModulePlan {
  readonly kind: MediaKind;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly inputs: ModuleInputs;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
  readonly fps: Fps;
  readonly lockedSeed: number | null;
  /** Which pipelines can make it, where not all of the module's can; left out: those of the module's own key. */
  readonly wants?: {
    readonly module: string;
    /** In a sentence after "makes": "a depth map of a picture". */ readonly makes: string;
  };
}

interface ModuleBase<Params> {
  readonly key: string;
  /** Rises when the meaning of params or of `plan` changes, which makes earlier takes out of sync. */
  readonly version: number;
  readonly family: Family;
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
  /** The ports where they follow from the params; left out: always `inputs` and `outputs`, which are a fresh node's. */
  readonly portsFor?: (params: Params) => Ports;
  /** Parses stored params; every field has a default, so that `{}` is a fresh node. */
  readonly params: z.ZodType<Params>;
  readonly requirements: Requirements;
}

/** A module whose outputs follow at once from params and inputs (a text, an asset). */
export interface ValueModule<Params> extends ModuleBase<Params> {
  readonly runs: false;
  readonly evaluate: (context: ModuleContext<Params>) => Result<Readonly<Record<string, readonly RunInput[]>>>;
  /** The inputs that are needed; left out: all, and each has to be valid. */
  readonly choose?: (context: ChoiceContext<Params>) => Result<ModuleInputs>;
  /** How many values it has, of which a request means one; left out: it has just one. */
  readonly cells?: (params: Params) => Result<number>;
}

/** A module that a run makes takes for; its output is the pick. */
export interface RunModule<Params> extends ModuleBase<Params> {
  readonly runs: true;
  readonly plan: (context: ModuleContext<Params>) => Result<ModulePlan>;
}

/** [P21] The last input of everything that runs: what is chosen there is made by, in place of the project's own choice. */
const PIPELINE_PORT: InputPort = { key: 'pipeline', title: 'Pipeline', type: 'PipelineReference' };

export type ProductionModule<Params = unknown> = ValueModule<Params> | RunModule<Params>;

/**
 * A production module: a capability, free of any editor. The registry forgets the type of its
 * params, so `params` is parsed here before `evaluate` or `plan` sees it.
 */
export function defineModule<Params>(module: ProductionModule<Params>): ProductionModule {
  const parsed = (context: ModuleContext<unknown>): ModuleContext<Params> => ({
    ...context,
    params: module.params.parse(context.params),
  });
  if (module.runs) {
    const { portsFor, ...rest } = module;
    const withPipeline = ({ inputs, outputs }: Ports): Ports => ({ inputs: [...inputs, PIPELINE_PORT], outputs });
    const follow = portsFor && ((params: unknown) => withPipeline(portsFor(module.params.parse(params))));
    return {
      ...rest,
      ...withPipeline(rest),
      ...(follow === undefined ? {} : { portsFor: follow }),
      plan: (context) => rest.plan(parsed(context)),
    };
  }
  const { portsFor, choose, cells, ...rest } = module;
  const params = (stored: unknown): Params => module.params.parse(stored);
  return {
    ...rest,
    ...(portsFor === undefined ? {} : { portsFor: (stored: unknown) => portsFor(params(stored)) }),
    ...(choose === undefined
      ? {}
      : {
          choose: (context: ChoiceContext<unknown>) => choose({ ...context, params: params(context.params) }),
        }),
    ...(cells === undefined ? {} : { cells: (stored: unknown) => cells(params(stored)) }),
    evaluate: (context) => rest.evaluate(parsed(context)),
  };
}
