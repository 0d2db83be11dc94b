import { MODULES, type ProductionModule } from '@dailies/shared/modules';
import { RunSpec } from '@dailies/shared/runs';
import { z } from 'zod';

/** What plans write as nothing, where the module's own param has a value always. */
const NOTHING: Readonly<Record<string, readonly string[]>> = { 'blender-input': ['engine'] };

/** What arrives at a port, as `type` and `kind` of the recipe's inputs say it. */
const ARRIVES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  String: { type: { const: 'text' } },
  Integer: { type: { const: 'number' } },
  Float: { type: { const: 'number' } },
  Boolean: { type: { const: 'flag' } },
  Image: { type: { const: 'media' }, kind: { const: 'image' } },
  Mask: { type: { const: 'media' }, kind: { const: 'image' } },
  ControlMap: { type: { const: 'media' }, kind: { const: 'image' } },
  Video: { type: { const: 'media' }, kind: { const: 'video' } },
  Audio: { type: { const: 'media' }, kind: { const: 'audio' } },
  AssetReference: { type: { const: 'asset' } },
};

const ObjectSchema = z.object({ properties: z.record(z.string(), z.record(z.string(), z.json())) });

/** The default stays where defaults are looked for. */
function orNothing({ default: fallback, ...schema }: Readonly<Record<string, unknown>>): object {
  return { default: fallback, anyOf: [schema, { type: 'null' }] };
}

/** What a plan does not hand on: a seed is no param of it, and how long a still stands is not in the picture. */
const NOT_PLANNED: readonly string[] = ['seed', 'holdSeconds'];

/** A pipeline is named by the recipe itself. */
function paramsOf({ key, params }: ProductionModule): object {
  const { properties } = ObjectSchema.parse(z.toJSONSchema(params, { io: 'output' }));
  const planned = Object.entries(properties).filter(([name]) => !NOT_PLANNED.includes(name));
  const nothing = NOTHING[key] ?? [];
  return {
    type: 'object',
    properties: Object.fromEntries(
      planned.map(([name, schema]) => [name, nothing.includes(name) ? orNothing(schema) : schema]),
    ),
    // [P13] What says nothing is left out, and reads as its default; a pipeline's own settings begin with x_.
    patternProperties: { '^x_[a-z0-9_]{1,60}$': { type: ['number', 'string', 'boolean'] } },
    additionalProperties: false,
  };
}

function inputsOf({ inputs }: ProductionModule): object {
  const ports = inputs.filter(({ type }) => Object.hasOwn(ARRIVES, type));
  const needed = ports.filter(({ required }) => required === true);
  return {
    type: 'object',
    properties: Object.fromEntries(
      ports.map(({ key, type, maxEdges = 1, required = false }) => [
        key,
        {
          type: 'array',
          minItems: required ? 1 : 0,
          maxItems: maxEdges,
          items: { type: 'object', properties: ARRIVES[type] },
        },
      ]),
    ),
    required: needed.map(({ key }) => key),
  };
}

/**
 * What the Python of function runners checks `spec.json` against, by file name: `run-spec.json` for the whole, and
 * for each module that runs a schema of its recipe's params and inputs, made from the module's own zod.
 */
export function runnerSchemas(): Readonly<Record<string, object>> {
  const recipes = [...MODULES.values()]
    .filter(({ runs }) => runs)
    .map((module): [string, object] => [
      `${module.key}.json`,
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: module.key,
        type: 'object',
        properties: {
          module: { const: module.key },
          moduleVersion: { const: module.version },
          params: paramsOf(module),
          inputs: inputsOf(module),
        },
        required: ['params', 'inputs'],
      },
    ]);
  // As input: a field that a later version adds is no fault of the spec.
  return { 'run-spec.json': z.toJSONSchema(RunSpec, { io: 'input' }), ...Object.fromEntries(recipes) };
}
