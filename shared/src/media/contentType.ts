/** Kinds of picture that people bring. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Kinds of video that people bring. */
export const VIDEO_TYPES = ['video/mp4', 'video/webm', 'video/quicktime'] as const;
export type VideoType = (typeof VIDEO_TYPES)[number];

export type BroughtType = PictureType | VideoType;

/** Bytes that `contentType` and `describeContent` need to see. */
export const SNIFFED_BYTES = 64;

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** Bytes as text, one character a byte. */
const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

/** Brands of ISO media files that hold a film. Others hold a still picture (HEIC, AVIF) or a sound. */
const FILM_BRAND = /^(?:iso[m2-9a]|mp4[12]|avc1|M4V[ HP]|dash|MSNV|XAVC|F4V |f4v |3gp\w|3g2\w|mmp4|NDX\w|cmfc)$/;

/** The brands of an ISO media file (`ftyp` first): the main one, then those that it is compatible with. */
function brandsOf(bytes: Uint8Array): readonly string[] {
  if (latin(bytes, 4, 8) !== 'ftyp') return [];
  const length = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  const brands = [latin(bytes, 8, 12)];
  for (let at = 16; at + 4 <= Math.min(length, bytes.length); at += 4) brands.push(latin(bytes, at, at + 4));
  return brands;
}

const isEbml = (bytes: Uint8Array): boolean => startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]);

function videoType(bytes: Uint8Array): VideoType | undefined {
  const [main, ...compatible] = brandsOf(bytes);
  if (main === 'qt  ') return 'video/quicktime';
  const isStill = main !== undefined && STILL_BRANDS.has(main);
  if (
    main !== undefined &&
    !isStill &&
    !main.startsWith('M4A') &&
    [main, ...compatible].some((b) => FILM_BRAND.test(b))
  )
    return 'video/mp4';
  return isEbml(bytes) && latin(bytes, 4, SNIFFED_BYTES).includes('webm') ? 'video/webm' : undefined;
}

const STILL_BRANDS: ReadonlySet<string> = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'mif1',
  'msf1',
  'avif',
  'avis',
]);

function pictureType(bytes: Uint8Array): PictureType | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  return latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP' ? 'image/webp' : undefined;
}

/** What a file is by its first bytes, whatever its name or sender says; undefined for any other kind. */
export const contentType = (bytes: Uint8Array): BroughtType | undefined => pictureType(bytes) ?? videoType(bytes);

export const isPictureType = (type: BroughtType): type is PictureType =>
  PICTURE_TYPES.some((picture) => picture === type);

/**
 * What a file is that cannot be taken, for a sentence: "a PDF"; undefined where its first bytes do not
 * tell. Only what people often try is known.
 */
export function describeContent(bytes: Uint8Array): string | undefined {
  const head = latin(bytes, 0, SNIFFED_BYTES);
  const [brand] = brandsOf(bytes);
  if (head.startsWith('%PDF')) return 'a PDF';
  if (head.startsWith('GIF8')) return 'a GIF';
  if (head.startsWith('8BPS')) return 'a Photoshop file';
  if (head.startsWith('v/1\x01')) return 'an OpenEXR picture';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'a TIFF or camera raw picture';
  if (head.startsWith('PK\x03\x04')) return 'a ZIP archive or an office document';
  if (head.startsWith('RIFF') && head.startsWith('WAVE', 8)) return 'a WAV sound';
  if (head.startsWith('RIFF') && head.startsWith('AVI ', 8)) return 'an AVI video';
  if (head.startsWith('ID3') || startsWith(bytes, [0xff, 0xfb])) return 'an MP3 sound';
  if (head.startsWith('fLaC')) return 'a FLAC sound';
  if (head.startsWith('OggS')) return 'an Ogg file';
  if (isEbml(bytes)) return 'a Matroska video';
  if (brand === 'avif' || brand === 'avis') return 'an AVIF picture';
  if (brand !== undefined && STILL_BRANDS.has(brand)) return 'a HEIC picture';
  if (brand?.startsWith('M4A') === true) return 'an M4A sound';
  return undefined;
}
