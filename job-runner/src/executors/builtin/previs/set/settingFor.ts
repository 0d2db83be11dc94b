import type { ComposedShot } from '@dailies/shared/cinema';
import { blend, multiply } from '../colour.ts';
import { type Palette, paletteFor } from '../palette.ts';
import { between, randomFor } from '../random.ts';
import type { PrevisShot } from '../readShot.ts';
import { says } from '../words.ts';
import { forest } from './forest.ts';
import { hall } from './hall.ts';
import { room } from './room.ts';
import { station } from './station.ts';
import { studio } from './studio.ts';
import { corridor } from './corridor.ts';
import { desert } from './desert.ts';
import { field } from './field.ts';
import { roof } from './roof.ts';
import { sea } from './sea.ts';
import type { Setting, SetPlan } from './Setting.ts';
import { street } from './street.ts';

interface Kind {
  readonly words: readonly string[];
  readonly indoors: boolean;
  readonly build: (plan: SetPlan) => Setting;
}

/** The first whose word is said is built. Narrower words stand before wider ones. */
const KINDS: readonly Kind[] = [
  { words: ['rooftop', 'roof', 'terrace', 'skyline', 'balcony'], indoors: false, build: roof },
  {
    words: [
      'corridor',
      'hallway',
      'hall',
      'passageway',
      'tunnel',
      'spaceship',
      'spacecraft',
      'space station',
      'submarine',
      'bunker',
      'prison',
    ],
    indoors: true,
    build: corridor,
  },
  {
    words: [
      'church',
      'cathedral',
      'chapel',
      'temple',
      'abbey',
      'mosque',
      'warehouse',
      'hangar',
      'factory',
      'workshop',
      'depot',
      'gym',
      'car park',
      'parking',
      'parking lot',
      'garage',
    ],
    indoors: true,
    build: hall,
  },
  { words: ['police station', 'fire station', 'gas station', 'petrol station'], indoors: true, build: room },
  { words: ['station', 'platform', 'subway', 'metro', 'underground', 'terminal'], indoors: true, build: station },
  {
    words: [
      'room',
      'bedroom',
      'kitchen',
      'office',
      'apartment',
      'flat',
      'house',
      'home',
      'interior',
      'bar',
      'pub',
      'cafe',
      'café',
      'diner',
      'restaurant',
      'coffee shop',
      'tavern',
      'saloon',
      'library',
      'bookshop',
      'study',
      'hospital',
      'clinic',
      'ward',
      'classroom',
      'school',
      'laboratory',
      'lab',
      'bathroom',
      'hotel',
      'studio apartment',
      'parlour',
      'lounge',
      'courtroom',
      'boardroom',
      'newsroom',
      'headquarters',
      'shop',
      'cabin',
      'attic',
      'basement',
      'cellar',
      'int',
    ],
    indoors: true,
    build: room,
  },
  { words: ['desert', 'dune', 'sahara', 'wasteland', 'canyon', 'mars'], indoors: false, build: desert },
  {
    words: [
      'sea',
      'beach',
      'ocean',
      'coast',
      'shore',
      'pier',
      'harbour',
      'harbor',
      'dock',
      'lake',
      'island',
      'boat',
      'ship',
      'jetty',
      'river',
    ],
    indoors: false,
    build: sea,
  },
  {
    words: ['forest', 'wood', 'woodland', 'jungle', 'park', 'garden', 'orchard', 'grove', 'taiga', 'swamp', 'trees'],
    indoors: false,
    build: forest,
  },
  {
    words: [
      'street',
      'road',
      'city',
      'town',
      'alley',
      'alleyway',
      'avenue',
      'boulevard',
      'lane',
      'square',
      'market',
      'plaza',
      'crossing',
      'sidewalk',
      'pavement',
      'downtown',
      'village',
      'backstreet',
      'suburb',
    ],
    indoors: false,
    build: street,
  },
  {
    words: [
      'field',
      'meadow',
      'farm',
      'hill',
      'mountain',
      'prairie',
      'countryside',
      'valley',
      'moor',
      'plain',
      'steppe',
      'summit',
      'alps',
      'glacier',
      'snow',
      'arctic',
      'cliff',
      'grass',
      'highway',
      'exterior',
      'ext',
    ],
    indoors: false,
    build: field,
  },
];

const STUDIO: Kind = { words: [], indoors: true, build: studio };

/** The location's name decides before its description, and that before the prompt. */
function kindOf(shot: PrevisShot): Kind {
  for (const text of [shot.location?.name, shot.location?.description, shot.prompt]) {
    if (text === undefined || text === '') continue;
    const found = KINDS.find(({ words }) => says(text, ...words));
    if (found !== undefined) return found;
  }
  return STUDIO;
}

/** Builds the place that a shot's words name, and the colours that it is drawn in. */
export function settingFor(
  shot: PrevisShot,
  composed: ComposedShot,
): { setting: Setting; palette: Palette; indoors: boolean } {
  const kind = kindOf(shot);
  const random = randomFor(`set:${shot.location?.name ?? ''}:${shot.seed}`);
  const hour = paletteFor(shot, kind.indoors);
  // Indoors distance fades into the lit wall, not into the sky.
  const palette = kind.indoors ? { ...hour, haze: multiply(hour.wall, blend(hour.light, hour.shade, 0.2)) } : hour;
  const tight = composed.spanMetres < 0.7;
  const setting = kind.build({
    palette,
    random,
    widthMetres: composed.spanMetres * composed.aspect,
    heightMetres: composed.spanMetres,
    distanceMetres: composed.distanceMetres,
    cameraAsideMetres: composed.pose.position[0],
    turnRadians: (random() < 0.5 ? -1 : 1) * between(random, 0.1, 0.32),
    words: `${shot.location?.name ?? ''} ${shot.location?.description ?? ''} ${shot.prompt}`,
    tight,
  });
  const foggy = says(
    `${shot.prompt} ${shot.location?.description ?? ''}`,
    'fog',
    'foggy',
    'mist',
    'misty',
    'haze',
    'smoke',
    'smoky',
  );
  // Behind a face the set steps back.
  const haze = setting.hazeMetres * (tight ? 0.55 : 1) * (foggy ? 0.3 : 1);
  return {
    palette,
    indoors: kind.indoors,
    setting: { ...setting, hazeMetres: Math.max(haze, composed.distanceMetres * (foggy ? 1.1 : 1.6)) },
  };
}
