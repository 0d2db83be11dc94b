import type { AssetContent, AssetKind } from '@dailies/shared/assets';

// The film that a new installation opens with: one short scene, worth looking at, in which every
// kind of node does what it is for. Places are canvas pixels; ids are local to this file.

interface DemoAsset {
  readonly id: string;
  readonly kind: AssetKind;
  readonly content: AssetContent;
  readonly pos: readonly [number, number];
}

interface DemoShot {
  readonly id: string;
  readonly type: 'shot-still' | 'shot-motion';
  readonly title: string;
  readonly pos: readonly [number, number];
  readonly params: Readonly<Record<string, string | number>>;
  readonly cast: readonly string[];
  readonly variations: number;
  readonly status: string;
}

export const DEMO_SETTINGS = { name: 'The Last Lighthouse', code: 'TLL', width: 1280, height: 692 } as const;

const content = (name: string, description: string, colours: readonly string[]): AssetContent => ({
  name,
  description,
  colours: [...colours],
  references: [],
});

export const DEMO_ASSETS: readonly DemoAsset[] = [
  {
    id: 'ines',
    kind: 'character',
    content: content('Ines', 'The keeper of the lighthouse, forty, in a long red oilskin. She has waited before.', [
      '#c92a2a',
      '#343a40',
    ]),
    pos: [0, 260],
  },
  {
    id: 'tomas',
    kind: 'character',
    content: content('Tomas', 'Her nephew, nine, in a yellow pullover that is too big for him.', [
      '#f59f00',
      '#1864ab',
    ]),
    pos: [0, 420],
  },
  {
    id: 'coast',
    kind: 'location',
    content: content('Lighthouse coast', 'A cliff above the sea, a lighthouse, wind in the grass.', [
      '#3b5b76',
      '#7d8f69',
    ]),
    pos: [0, 580],
  },
  {
    id: 'dusk-print',
    kind: 'style',
    content: content('Dusk print', 'Muted blues and one warm light, like an old travel poster.', [
      '#274060',
      '#e8a87c',
      '#f2e9dc',
    ]),
    pos: [0, 740],
  },
];

export const DEMO_PROMPT = {
  id: 'scene',
  title: 'Scene 1 — the boat is late',
  pos: [0, 40],
  text: 'Dusk on the coast. The light is lit and the boat has not come. Wind, no words.',
} as const;

export const DEMO_NOTE = {
  id: 'welcome',
  title: 'Start here',
  pos: [380, -220],
  size: [560, 150],
  text:
    'Every box on the right is a shot. Change its camera in the panel, press Generate, and pick the take that you like. ' +
    'What comes in on the left (words, people, a place, a style) is shared by all of them: change it once, and the shots that it touches say so.',
} as const;

const [X1, X2, X3] = [420, 800, 1180];
const [Y1, Y2] = [40, 460];

export const DEMO_SHOTS: readonly DemoShot[] = [
  {
    id: 'sh010',
    type: 'shot-still',
    title: 'SH010 The coast',
    pos: [X1, Y1],
    params: {
      shotSize: 'extreme-wide',
      cameraHeight: 'high',
      lensMm: 24,
      timeOfDay: 'dusk',
      keyLight: 'left',
      prompt: 'The lighthouse above the sea, one figure on the cliff.',
    },
    cast: ['ines'],
    variations: 1,
    status: 'done',
  },
  {
    id: 'sh020',
    type: 'shot-still',
    title: 'SH020 Ines looks out',
    pos: [X2, Y1],
    params: {
      shotSize: 'medium',
      cameraSide: 'three-quarter-right',
      lensMm: 50,
      timeOfDay: 'dusk',
      keyLight: 'right',
      prompt: 'Ines looks out to sea.',
    },
    cast: ['ines'],
    variations: 2,
    status: 'wfa',
  },
  {
    id: 'sh030',
    type: 'shot-still',
    title: 'SH030 Tomas',
    pos: [X3, Y1],
    params: {
      shotSize: 'close-up',
      cameraHeight: 'eye',
      lensMm: 85,
      timeOfDay: 'dusk',
      keyLight: 'left',
      prompt: 'Tomas, sad, listens to the wind.',
    },
    cast: ['tomas'],
    variations: 2,
    status: 'wip',
  },
  {
    id: 'sh040',
    type: 'shot-still',
    title: 'SH040 Side by side',
    pos: [X1, Y2],
    params: {
      shotSize: 'cowboy',
      cameraHeight: 'low',
      lensMm: 35,
      timeOfDay: 'dusk',
      keyLight: 'back',
      prompt: 'They stand together at the rail.',
    },
    cast: ['ines', 'tomas'],
    variations: 1,
    status: 'wip',
  },
  {
    id: 'sh050',
    type: 'shot-motion',
    title: 'SH050 Toward her',
    pos: [X2, Y2],
    params: {
      shotSize: 'medium-close-up',
      cameraSide: 'three-quarter-left',
      lensMm: 50,
      timeOfDay: 'night',
      keyLight: 'left',
      move: 'dolly-in',
      durationSeconds: 2.5,
      prompt: 'She sees something. A smile.',
    },
    cast: ['ines'],
    variations: 1,
    status: 'ready',
  },
  {
    id: 'sh060',
    type: 'shot-motion',
    title: 'SH060 The light',
    pos: [X3, Y2],
    params: {
      shotSize: 'wide',
      cameraSide: 'back',
      lensMm: 28,
      timeOfDay: 'night',
      keyLight: 'back',
      move: 'crane-up',
      durationSeconds: 3,
      prompt: 'Both run toward the water, under the moon.',
    },
    cast: ['ines', 'tomas'],
    variations: 1,
    status: 'todo',
  },
];
