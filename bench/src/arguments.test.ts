import { expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

const ALL = new Set(['edits', 'crowd', 'moves', 'drags', 'memory', 'canvas', 'frames', 'takes', 'farm', 'media']);
const FRAMES = {
  nodes: new Set([500, 2_000, 5_000, 10_000]),
  gestures: new Set(['pan', 'zoom', 'sweep', 'rest']),
};

it('reads what is asked for', () => {
  expect(parseArguments([])).toEqual({
    ok: true,
    value: {
      short: false,
      parts: ALL,
      frames: FRAMES,
      jsonFile: null,
      profileFolder: null,
      comfyUrl: null,
      help: false,
    },
  });
  expect(parseArguments(['--short', '--json', 'out.json'])).toEqual({
    ok: true,
    value: {
      short: true,
      parts: ALL,
      frames: FRAMES,
      jsonFile: 'out.json',
      profileFolder: null,
      comfyUrl: null,
      help: false,
    },
  });
  const some = parseArguments(['--only', 'crowd,moves']);
  expect(some.ok && some.value.parts).toEqual(new Set(['crowd', 'moves']));
  const frames = parseArguments(['--only', 'frames', '--nodes', '5000', '--gestures', 'rest,sweep']);
  expect(frames.ok && frames.value.frames).toEqual({ nodes: new Set([5_000]), gestures: new Set(['rest', 'sweep']) });
});

it.each([
  ['--only=everything'],
  ['--sort'],
  ['now'],
  ['--json'],
  ['--json='],
  ['--comfyui=here'],
  ['--nodes=300'],
  ['--nodes='],
  ['--gestures=fly'],
])('refuses %s with a sentence', (...args) => {
  const parsed = parseArguments(args);
  if (parsed.ok) throw new Error('It was taken.');
  expect(parsed.refusal.message).toMatch(/\S.*[.:]/);
  expect(parsed.refusal.message).not.toContain('\n');
});
