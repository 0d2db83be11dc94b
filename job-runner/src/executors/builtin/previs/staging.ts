import type { Facing, Stance } from '@dailies/shared/cinema';
import type { PrevisShot } from './readShot.ts';
import { says } from './words.ts';

/** Who does what: one entry of `stances` and of `words` for each of the cast, in its order. */
export interface Staging {
  readonly stances: readonly Stance[];
  /** The part of the prompt that speaks of each. */
  readonly words: readonly string[];
  readonly facing: Facing | undefined;
}

/** The first that is said counts: who sits and points sits. */
const SAID: readonly (readonly [Stance, readonly string[]])[] = [
  [
    'lying',
    ['lie', 'lies', 'lying', 'asleep', 'sleeps', 'sleeping', 'unconscious', 'collapsed', 'dead', 'stretched out'],
  ],
  [
    'sitting',
    ['sit', 'sits', 'sitting', 'sat', 'seated', 'drives', 'driving', 'at the table', 'at her desk', 'at his desk'],
  ],
  [
    'kneeling',
    ['kneel', 'kneels', 'kneeling', 'on one knee', 'on her knees', 'on his knees', 'proposes', 'prays', 'praying'],
  ],
  ['crouching', ['crouch', 'crouches', 'crouching', 'squats', 'squatting', 'ducks', 'hides', 'hiding', 'sneaks']],
  [
    'running',
    [
      'run',
      'runs',
      'running',
      'sprint',
      'sprints',
      'sprinting',
      'chase',
      'chases',
      'chasing',
      'flees',
      'fleeing',
      'rushes',
      'dashes',
    ],
  ],
  [
    'walking',
    [
      'walk',
      'walks',
      'walking',
      'strolls',
      'strolling',
      'strides',
      'striding',
      'approaches',
      'approaching',
      'enters',
      'leaves',
      'crosses',
      'arrives',
      'wanders',
      'marches',
      'steps out',
    ],
  ],
  ['leaning', ['lean', 'leans', 'leaning', 'slouches', 'slouching']],
  ['pointing', ['point', 'points', 'pointing']],
  ['waving', ['wave', 'waves', 'waving', 'cheers', 'cheering', 'hands up', 'surrenders', 'celebrates', 'hails']],
  ['hands-on-hips', ['hands on hips', 'hands on her hips', 'hands on his hips', 'akimbo']],
  [
    'arms-crossed',
    [
      'arms crossed',
      'crosses her arms',
      'crosses his arms',
      'crossed arms',
      'folded arms',
      'arms folded',
      'waits',
      'waiting',
    ],
  ],
];

export function stanceIn(words: string): Stance {
  // “Crosses her arms” crosses no street, and what waves at a shore is water.
  const text = words
    .replaceAll(/\bcrosses (?:her|his|their) arms\b/giu, 'arms crossed')
    .replaceAll(/\b(?:the|of|in|on) waves\b/giu, ' ')
    .replaceAll(/\bruns? (?:out of|low)\b/giu, ' ');
  return SAID.find(([, said]) => says(text, ...said))?.[0] ?? 'standing';
}

const FACING_WORDS: readonly (readonly [Facing, readonly string[]])[] = [
  [
    'each-other',
    [
      'face each other',
      'facing each other',
      'look at each other',
      'looking at each other',
      'talk',
      'talks',
      'talking',
      'argue',
      'argues',
      'arguing',
      'whispers',
      'kiss',
      'kisses',
      'embrace',
      'hug',
      'confronts',
      'confront',
      'conversation',
      'tells',
      'asks',
      'answers',
      'faces',
    ],
  ],
  [
    'camera',
    [
      'looks at the camera',
      'looks into the camera',
      'into the lens',
      'towards the camera',
      'toward the camera',
      'to camera',
      'faces us',
      'towards us',
      'at us',
    ],
  ],
  [
    'away',
    [
      'faces away',
      'facing away',
      'turns away',
      'from behind',
      'turns her back',
      'turns his back',
      'walks away',
      'away from the camera',
      'away from us',
    ],
  ],
  [
    'left',
    [
      'looks left',
      'looking left',
      'to the left',
      'faces left',
      'facing left',
      'walks left',
      'screen left',
      'frame left',
    ],
  ],
  [
    'right',
    [
      'looks right',
      'looking right',
      'to the right',
      'faces right',
      'facing right',
      'walks right',
      'screen right',
      'frame right',
    ],
  ],
];

/** Which way the words say that people face. One alone has nobody to face. */
export function facingIn(words: string, castCount: number): Facing | undefined {
  const found = FACING_WORDS.filter(([facing]) => facing !== 'each-other' || castCount > 1);
  // A direction is narrower than a talk.
  return found
    .slice()
    .reverse()
    .find(([, said]) => says(words, ...said))?.[0];
}

/**
 * The part of a prompt that speaks of each name. A clause belongs to who is named in it, one that
 * names nobody to those named last (or to all, where nobody was yet); names joined by “and” share
 * what follows; “they” and “both” speak of all.
 */
export function wordsOfEach(prompt: string, names: readonly string[]): readonly string[] {
  const parts = names.map((): string[] => []);
  const all = names.map((_, index) => index);
  let spoken: readonly number[] = all;
  for (const clause of prompt.split(/[.;,!?\n]|\b(?:while|whereas|but|as)\b/u)) {
    const found = names
      .flatMap((name, cast) => {
        const place = placeOf(clause, name);
        return place === undefined ? [] : [{ cast, ...place }];
      })
      .toSorted((a, b) => a.from - b.from);
    if (found.length === 0) {
      if (says(clause, 'they', 'both', 'everyone', 'everybody', 'all')) spoken = all;
      for (const cast of spoken) parts[cast]?.push(clause);
      continue;
    }
    let joined: number[] = [];
    for (const [index, { cast, to }] of found.entries()) {
      const told = clause.slice(to, found[index + 1]?.from ?? clause.length);
      joined.push(cast);
      // “Mara and”: what she does comes with who is joined to her.
      if (/^\s*(?:and|&|with)\s*$/u.test(told) && index + 1 < found.length) continue;
      for (const each of joined) parts[each]?.push(told);
      joined = [];
    }
    spoken = found.map(({ cast }) => cast);
  }
  return parts.map((told) => told.join(', '));
}

/** Where a clause says a name, whole or by its first word. */
function placeOf(clause: string, name: string): { from: number; to: number } | undefined {
  const text = clause.toLocaleLowerCase('en');
  for (const said of [name, name.split(/\s+/u)[0] ?? name]) {
    const from = text.search(wholeWord(said));
    if (from >= 0) return { from, to: from + said.length };
  }
  return undefined;
}

const wholeWord = (word: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${word.toLocaleLowerCase('en').replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  );

/** What the params say where they say it, else what the prompt says. */
export function stagingOf({ prompt, camera, cast }: PrevisShot): Staging {
  const words = wordsOfEach(
    prompt,
    cast.map(({ name }) => name),
  );
  const { stance, facing } = camera;
  return {
    words,
    stances: words.map((told) => (stance === 'by-words' ? stanceIn(told) : stance)),
    facing: facing === 'by-words' ? facingIn(prompt, cast.length) : facing,
  };
}
