import type { AssetContent } from '@dailies/shared/assets';
import { blend, brighten, luma, rgb, type Rgb, saturate, within } from '../colour.ts';
import { pick, randomFor } from '../random.ts';
import { says } from '../words.ts';

export type HairStyle = 'bald' | 'buzz' | 'short' | 'side-part' | 'bob' | 'long' | 'bun' | 'ponytail' | 'afro';
export type Outfit = 'shirt' | 'tee' | 'jacket' | 'coat' | 'dress' | 'hoodie';
type Headwear = 'none' | 'cap' | 'hat';

/** How a person looks, decided once for a character and a seed. */
export interface Physique {
  readonly name: string;
  /** Against 1.76 m. */
  readonly stature: number;
  /** The head against the body: children's are larger. */
  readonly headScale: number;
  readonly shoulderScale: number;
  readonly hipScale: number;
  readonly girthScale: number;
  readonly jawScale: number;
  readonly skin: Rgb;
  readonly hair: Rgb;
  readonly hairStyle: HairStyle;
  readonly beard: boolean;
  readonly glasses: boolean;
  readonly headwear: Headwear;
  readonly outfit: Outfit;
  readonly top: Rgb;
  readonly under: Rgb;
  readonly legs: Rgb;
  readonly shoes: Rgb;
}

const SKINS = ['#f0cfb4', '#e6bd9c', '#d9a982', '#c08d66', '#996a48', '#744c35'] as const;
const HAIRS = ['#2b2422', '#3d2b22', '#5a3d2a', '#7a5636', '#a27b48', '#23262c'] as const;
const DARK_HAIRS = ['#201c1d', '#2b2422', '#35271f'] as const;
const TOPS = ['#5f7384', '#8a5a4a', '#6d7a5c', '#7a6682', '#a5793f', '#4f6b6a', '#90464a', '#55607a'] as const;

const FEMALE = [
  'woman',
  'women',
  'girl',
  'she',
  'her',
  'mother',
  'daughter',
  'sister',
  'queen',
  'lady',
  'female',
  'actress',
  'wife',
  'aunt',
  'grandmother',
  'waitress',
  'nun',
  'princess',
];
const MALE = [
  'man',
  'men',
  'boy',
  'he',
  'his',
  'father',
  'son',
  'brother',
  'king',
  'male',
  'actor',
  'husband',
  'uncle',
  'grandfather',
  'waiter',
  'monk',
  'prince',
  'guy',
];

/** An age under thirteen. */
const CHILD_AGE = /\b(?:[3-9]|1[0-2]|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]years?[ -]old\b/iu;

/** Reads what a character's words say and lets the name and the seed decide the rest. */
export function physiqueFor(content: AssetContent): Physique {
  const written = `${content.name}. ${content.description}`;
  // An age in years is not the word "old".
  const text = written.replaceAll(/\b[\w-]+[ -]years?[ -]old\b/giu, '');
  // A character keeps its looks over all shots: the name decides, never the shot's seed.
  const random = randomFor(`physique:${content.name}`);
  const colours = content.colours.map(rgb);
  const draws = { build: random(), stature: random(), hair: random(), outfit: random(), skin: random() };
  const female = says(text, ...FEMALE);
  const male = !female && says(text, ...MALE);
  const feminine = female || (!male && draws.build < 0.5);
  const child =
    CHILD_AGE.test(written) || says(text, 'child', 'kid', 'boy', 'girl', 'toddler', 'schoolboy', 'schoolgirl');
  const old = says(
    text,
    'old',
    'elderly',
    'grandmother',
    'grandfather',
    'grey-haired',
    'gray-haired',
    'aged',
    'retired',
  );
  const stature =
    (child ? 0.74 : feminine ? 0.955 : 1.01) *
    (0.975 + draws.stature * 0.05) *
    (says(text, 'tall', 'giant') ? 1.045 : says(text, 'short man', 'short woman', 'small', 'tiny') ? 0.93 : 1);
  const heavy = says(text, 'heavy', 'stout', 'fat', 'burly', 'big', 'large', 'overweight');
  const slim = says(text, 'thin', 'slim', 'skinny', 'lean', 'gaunt');

  const skin = skinOf(text, draws.skin);
  const [main, second, third] = colours;
  const top = main === undefined ? rgb(pick(random, TOPS)) : main;
  return {
    name: content.name,
    stature,
    headScale: child ? 1.1 : 1,
    shoulderScale: (child ? 0.84 : feminine ? 0.905 : 1.02) * (heavy ? 1.05 : 1),
    hipScale: (feminine ? 1.03 : 0.96) * (heavy ? 1.14 : 1),
    girthScale: heavy ? 1.24 : slim ? 0.88 : feminine ? 0.9 : 1,
    jawScale: child ? 0.9 : feminine ? 0.92 : 1.04,
    skin,
    hair: old
      ? rgb('#bcb6ac')
      : (hairColourOf(text) ?? rgb(luma(skin) < 150 ? pick(random, DARK_HAIRS) : pick(random, HAIRS))),
    hairStyle: hairStyleOf(text, feminine, draws.hair),
    beard: says(text, 'beard', 'bearded'),
    glasses: says(text, 'glasses', 'spectacles', 'sunglasses'),
    headwear: says(text, 'cap', 'baseball cap', 'police officer', 'captain')
      ? 'cap'
      : says(text, 'hat', 'fedora', 'cowboy', 'detective')
        ? 'hat'
        : 'none',
    outfit: outfitOf(text, feminine, draws.outfit),
    top: within(top, 34, 236),
    under: third === undefined ? within(blend(top, [255, 255, 255], 0.72), 150, 235) : third,
    legs:
      second === undefined
        ? within(saturate(brighten(blend(top, rgb('#3c414c'), 0.72), 0.92), 0.6), 44, 120)
        : within(second, 30, 220),
    shoes: rgb('#37322f'),
  };
}

function skinOf(text: string, draw: number): Rgb {
  if (says(text, 'pale', 'fair-skinned', 'ginger', 'albino')) return rgb(SKINS[0]);
  if (says(text, 'black woman', 'black man', 'african', 'nigerian', 'dark skin', 'dark-skinned', 'ethiopian'))
    return rgb(SKINS[5]);
  if (says(text, 'indian', 'brown skin', 'latina', 'latino', 'mexican', 'arab')) return rgb(SKINS[3]);
  return rgb(SKINS[Math.floor(draw * SKINS.length)] ?? SKINS[1]);
}

function hairColourOf(text: string): Rgb | undefined {
  if (says(text, 'blonde', 'blond', 'fair hair', 'fair-haired', 'golden hair')) return rgb('#cfa863');
  if (says(text, 'red hair', 'redhead', 'red-haired', 'ginger', 'auburn')) return rgb('#a34f2b');
  if (says(text, 'white hair', 'white-haired', 'grey hair', 'gray hair', 'silver hair')) return rgb('#c8c3ba');
  if (says(text, 'black hair', 'black-haired', 'dark hair', 'dark-haired', 'raven')) return rgb('#25232a');
  if (says(text, 'brown hair', 'brunette', 'brown-haired')) return rgb('#5a3d2a');
  return undefined;
}

function hairStyleOf(text: string, feminine: boolean, draw: number): HairStyle {
  if (says(text, 'bald', 'shaven head', 'monk')) return 'bald';
  if (says(text, 'afro', 'curly', 'curls', 'curly-haired')) return 'afro';
  if (says(text, 'long hair', 'long-haired')) return 'long';
  if (says(text, 'bun', 'ballerina', 'nun')) return 'bun';
  if (says(text, 'ponytail', 'runner')) return 'ponytail';
  if (says(text, 'bob')) return 'bob';
  if (says(text, 'soldier', 'buzz cut', 'crew cut', 'boxer')) return 'buzz';
  if (says(text, 'short hair', 'short-haired')) return 'short';
  const styles: readonly [HairStyle, ...HairStyle[]] = feminine
    ? ['bob', 'long', 'bun', 'ponytail', 'long', 'bob', 'short']
    : ['short', 'side-part', 'short', 'buzz', 'side-part', 'short'];
  return styles[Math.floor(draw * styles.length)] ?? styles[0];
}

function outfitOf(text: string, feminine: boolean, draw: number): Outfit {
  if (says(text, 'dress', 'gown', 'princess', 'queen')) return 'dress';
  if (says(text, 'trench coat', 'raincoat', 'coat', 'cloak', 'detective', 'doctor', 'lab coat', 'robe')) return 'coat';
  if (says(text, 'suit', 'jacket', 'blazer', 'businessman', 'businesswoman', 'lawyer', 'leather', 'uniform', 'officer'))
    return 'jacket';
  if (says(text, 'hoodie', 'hooded', 'sweater', 'jumper', 'pullover')) return 'hoodie';
  if (says(text, 't-shirt', 'tee', 'runner', 'athlete')) return 'tee';
  if (says(text, 'shirt')) return 'shirt';
  const outfits: readonly [Outfit, ...Outfit[]] = feminine
    ? ['shirt', 'jacket', 'coat', 'hoodie', 'tee', 'dress']
    : ['shirt', 'jacket', 'coat', 'hoodie', 'tee', 'jacket'];
  return outfits[Math.floor(draw * outfits.length)] ?? outfits[0];
}
