import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AssetVersion } from '@dailies/shared/assets';
import { MODULES, type ProductionModule } from '@dailies/shared/modules';
import { RUN_FAILURES, type RunInput } from '@dailies/shared/runs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SCHEMA_FOLDER } from './places.ts';
import { runnerSchemas } from './schemas.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = join(ROOT, SCHEMA_FOLDER);
const schemas = runnerSchemas();

/** A value for each port, so that a module can be planned. */
const ARRIVING: Readonly<Record<string, RunInput>> = {
  String: { type: 'text', text: 'a quay at dawn' },
  AssetReference: {
    type: 'asset',
    asset: AssetVersion.parse({
      id: 'asset-ines',
      version: 1,
      kind: 'character',
      content: { name: 'Ines', references: ['0'.repeat(64)] },
    }),
  },
  ...Object.fromEntries(
    (['Image', 'Mask', 'ControlMap', 'Video', 'Audio'] as const).map((type) => [
      type,
      z.custom<RunInput>().parse({
        type: 'media',
        kind: type === 'Video' ? 'video' : type === 'Audio' ? 'audio' : 'image',
        sha256: '0'.repeat(64),
      }),
    ]),
  ),
};

/** Ports of which one stays empty. */
const EITHER: Readonly<Record<string, readonly string[]>> = { 'lip-sync': ['video', 'image'] };

function plansOf(module: ProductionModule): readonly Record<string, unknown>[] {
  if (!module.runs) return [];
  const variants = [{}, ...(VARIANTS[module.key] ?? [])];
  return variants.flatMap((params) => {
    const ports = module.portsFor?.(module.params.parse(params)).inputs ?? module.inputs;
    return (EITHER[module.key] ?? ['']).flatMap((without) => {
      const there = ports.filter(({ key }) => key !== without);
      const inputs = Object.fromEntries(there.map(({ key, type }) => [key, [ARRIVING[type] ?? []].flat()]));
      const plan = module.plan({
        params,
        inputs,
        format: { widthPx: 64, heightPx: 36, fps: [24, 1] },
        assets: () => undefined,
      });
      return plan.ok ? [{ ...plan.value, module: module.key, moduleVersion: module.version }] : [];
    });
  });
}

const blend = { media: '0'.repeat(64), kind: 'blend' };
/** Params that make another plan than a fresh node's. */
const VARIANTS: Readonly<Record<string, readonly object[]>> = {
  'shot-still': [{ stance: 'walking', facing: 'camera', burnIns: false, seed: 4 }],
  'shot-motion': [{ move: 'dolly-in', stance: 'sitting' }],
  'matte': [{ kind: 'luma' }, { kind: 'neural', gives: 'mask' }],
  'control-map': [{ kind: 'edges' }, { kind: 'depth' }],
  'blender-input': [blend, { ...blend, gives: 'depth' }],
  'dialogue': [{ text: 'We wait here.' }],
  'text-overlay': [{ text: 'A title' }],
  'mask-apply': [{ ground: 'colour' }],
  'assembler': [{ clips: 2, stills: 2, join: 'crossfade', order: 'still1 clip2' }],
  'output': [{ profile: 'prores-hq', burnIn: true, film: 'A film' }],
  'training': [{ trigger: 'in3s', samples: 'in3s laughs', rank: 32, seed: 4 }],
  'voice-training': [{ language: 'de', transcript: 'Wir warten.' }],
  'audio-mix': [{ tracks: 3, normalise: 'loudness' }],
};

describe('the schemas of function runners', () => {
  it('are those of the modules as they are now; "npm run runner-schemas" writes them', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(schemas).toSorted());
    for (const [name, schema] of Object.entries(schemas)) {
      expect(readFileSync(join(folder, name), 'utf8'), name).toBe(`${JSON.stringify(schema, null, 2)}\n`);
    }
  });

  const runs = [...MODULES.values()].filter(({ runs: does }) => does);
  it.each(runs.map((module) => [module.key, module] as const))('take what %s plans', (key, module) => {
    const schema = z.fromJSONSchema(z.custom<z.core.JSONSchema.JSONSchema>().parse(schemas[`${key}.json`]));
    const plans = plansOf(module);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      const parsed = schema.safeParse(plan);
      expect(parsed.success ? '' : z.prettifyError(parsed.error)).toBe('');
      expect(schema.safeParse({ ...plan, params: { ...Object(plan['params']), no_such_param: 1 } }).success).toBe(
        false,
      );
    }
  });

  it('know the same codes of failures', () => {
    const python = readFileSync(join(folder, '../failure.py'), 'utf8');
    const codes = /^CODES = \(([^)]*)\)/m.exec(python)?.[1] ?? '';
    expect([...codes.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code)).toEqual([...RUN_FAILURES]);
  });
});
