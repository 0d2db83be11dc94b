/** What people bring: what a file is to them, whatever its format. */
export const BROUGHT_KINDS = ['picture', 'video', 'sound', 'blend', 'font', 'workflow', 'weights'] as const;
export type BroughtKind = (typeof BROUGHT_KINDS)[number];

interface BroughtFormat {
  readonly kind: BroughtKind;
  /** As people call it. */
  readonly name: string;
  /** Of a file's name, without the dot. */
  readonly extension: string;
}

/** Every format that is taken, by its media type. */
export const BROUGHT_FORMATS = {
  'image/png': { kind: 'picture', name: 'PNG', extension: 'png' },
  'image/jpeg': { kind: 'picture', name: 'JPEG', extension: 'jpg' },
  'image/webp': { kind: 'picture', name: 'WebP', extension: 'webp' },
  'image/tiff': { kind: 'picture', name: 'TIFF', extension: 'tif' },
  'image/x-exr': { kind: 'picture', name: 'OpenEXR', extension: 'exr' },
  'video/mp4': { kind: 'video', name: 'MP4', extension: 'mp4' },
  'video/quicktime': { kind: 'video', name: 'MOV', extension: 'mov' },
  'video/webm': { kind: 'video', name: 'WebM', extension: 'webm' },
  'audio/wav': { kind: 'sound', name: 'WAV', extension: 'wav' },
  'audio/mpeg': { kind: 'sound', name: 'MP3', extension: 'mp3' },
  'audio/flac': { kind: 'sound', name: 'FLAC', extension: 'flac' },
  'audio/aac': { kind: 'sound', name: 'AAC', extension: 'aac' },
  'audio/mp4': { kind: 'sound', name: 'M4A', extension: 'm4a' },
  'application/x-blender': { kind: 'blend', name: 'Blender', extension: 'blend' },
  'font/ttf': { kind: 'font', name: 'TrueType', extension: 'ttf' },
  'font/otf': { kind: 'font', name: 'OpenType', extension: 'otf' },
  'font/woff': { kind: 'font', name: 'WOFF', extension: 'woff' },
  'font/woff2': { kind: 'font', name: 'WOFF2', extension: 'woff2' },
  'application/json': { kind: 'workflow', name: 'workflow', extension: 'json' },
  'application/x-safetensors': { kind: 'weights', name: 'safetensors', extension: 'safetensors' },
} as const satisfies Record<string, BroughtFormat>;

type Formats = typeof BROUGHT_FORMATS;
export type BroughtType = keyof Formats;
type TypeOf<K extends BroughtKind> = { [T in BroughtType]: Formats[T]['kind'] extends K ? T : never }[BroughtType];
export type PictureType = TypeOf<'picture'>;
export type VideoType = TypeOf<'video'>;
export type SoundType = TypeOf<'sound'>;

export const isBroughtType = (type: string): type is BroughtType => Object.hasOwn(BROUGHT_FORMATS, type);

export const BROUGHT_TYPES: readonly BroughtType[] = Object.keys(BROUGHT_FORMATS).filter(isBroughtType);

export const kindOfType = (type: BroughtType): BroughtKind => BROUGHT_FORMATS[type].kind;

export const isPictureType = (type: BroughtType): type is PictureType => kindOfType(type) === 'picture';
export const isVideoType = (type: BroughtType): type is VideoType => kindOfType(type) === 'video';
export const isSoundType = (type: BroughtType): type is SoundType => kindOfType(type) === 'sound';

/** What a browser shows by itself; a TIFF or an OpenEXR is seen by its poster. */
export const BROWSER_PICTURE_TYPES: ReadonlySet<string> = new Set<PictureType>([
  'image/png',
  'image/jpeg',
  'image/webp',
]);

const MEGABYTE = 1_024 * 1_024;

/** Bytes of a file at most, by what it is. */
export const BROUGHT_MAX_BYTES: Readonly<Record<BroughtKind, number>> = {
  picture: 256 * MEGABYTE,
  video: 4_096 * MEGABYTE,
  sound: 1_024 * MEGABYTE,
  blend: 1_024 * MEGABYTE,
  font: 32 * MEGABYTE,
  workflow: 8 * MEGABYTE,
  weights: 4_096 * MEGABYTE,
};

/** Bytes of any file at most. */
export const LARGEST_BROUGHT_BYTES = Math.max(...Object.values(BROUGHT_MAX_BYTES));

/** What people bring, for a sentence: "bring a PNG …". */
export const WHAT_IS_TAKEN =
  'bring a PNG, JPEG, WebP, TIFF or OpenEXR picture, an MP4, MOV or WebM video, a WAV, MP3, FLAC or AAC sound, a Blender file, a font, a ComfyUI workflow (JSON) or trained weights (safetensors)';

/** "a picture", "a video", for sentences. */
export const A_BROUGHT: Readonly<Record<BroughtKind, string>> = {
  picture: 'a picture',
  video: 'a video',
  sound: 'a sound',
  blend: 'a Blender file',
  font: 'a font',
  workflow: 'a workflow',
  weights: 'a file of trained weights',
};
