import type { BroughtType, PictureType, SoundType, VideoType } from './formats.ts';

/** Bytes that `contentType` and `describeContent` need to see. */
export const SNIFFED_BYTES = 64;

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** Bytes as text, one character a byte. */
const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

/** Brands of ISO media files that hold a film. Others hold a still picture (HEIC, AVIF) or a sound. */
const FILM_BRAND = /^(?:iso[m2-9a]|mp4[12]|avc1|M4V[ HP]|dash|MSNV|XAVC|F4V |f4v |3gp\w|3g2\w|mmp4|NDX\w|cmfc)$/;
const STILL_BRAND = /^(?:hei[cxms]|hevc|mif1|msf1|avi[fs])$/;
const SOUND_BRAND = /^(?:M4A |M4B )$/;

/** The brands of an ISO media file (`ftyp` first): the main one, then those that it is compatible with. */
function brandsOf(bytes: Uint8Array): readonly string[] {
  if (latin(bytes, 4, 8) !== 'ftyp') return [];
  const length = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  const brands = [latin(bytes, 8, 12)];
  for (let at = 16; at + 4 <= Math.min(length, bytes.length); at += 4) brands.push(latin(bytes, at, at + 4));
  return brands;
}

const isEbml = (bytes: Uint8Array): boolean => startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]);

/** By the main brand first: a sound or a still that calls itself compatible with films is none. */
function isoType(bytes: Uint8Array): VideoType | SoundType | undefined {
  const brands = brandsOf(bytes);
  const [main] = brands;
  if (main === undefined || STILL_BRAND.test(main)) return undefined;
  if (main === 'qt  ') return 'video/quicktime';
  if (SOUND_BRAND.test(main)) return 'audio/mp4';
  return brands.some((brand) => FILM_BRAND.test(brand)) ? 'video/mp4' : undefined;
}

const isRiff = (bytes: Uint8Array, form: string): boolean =>
  latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === form;

const TIFF_HEAD = /^(?:II[*+]\0|MM\0[*+])/;
/** Canon's raw pictures begin as TIFFs. */
const isRawTiff = (bytes: Uint8Array): boolean => latin(bytes, 8, 10) === 'CR';

function pictureType(bytes: Uint8Array): PictureType | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (isRiff(bytes, 'WEBP')) return 'image/webp';
  if (startsWith(bytes, [0x76, 0x2f, 0x31, 0x01])) return 'image/x-exr';
  return bytes.length >= 8 && TIFF_HEAD.test(latin(bytes, 0, 4)) && !isRawTiff(bytes) ? 'image/tiff' : undefined;
}

/** An MPEG audio frame begins with eleven bits of ones; then come version, layer, bit rate and sample rate. */
function frameType(bytes: Uint8Array): SoundType | undefined {
  const [first = 0, second = 0, third = 0] = bytes;
  if (bytes.length < 4 || first !== 0xff || (second & 0xe0) !== 0xe0) return undefined;
  const layer = (second >> 1) & 3;
  // ADTS has twelve bits of ones, and no layer.
  if (layer === 0) return (second & 0xf0) === 0xf0 && ((third >> 2) & 15) < 13 ? 'audio/aac' : undefined;
  const isVersion = ((second >> 3) & 3) !== 1;
  const isRate = third >> 4 !== 15 && third >> 4 !== 0 && ((third >> 2) & 3) !== 3;
  return layer === 1 && isVersion && isRate ? 'audio/mpeg' : undefined;
}

function soundType(bytes: Uint8Array): SoundType | undefined {
  if (isRiff(bytes, 'WAVE') || (latin(bytes, 0, 4) === 'RF64' && latin(bytes, 8, 12) === 'WAVE')) return 'audio/wav';
  if (latin(bytes, 0, 4) === 'fLaC') return 'audio/flac';
  return latin(bytes, 0, 3) === 'ID3' ? 'audio/mpeg' : frameType(bytes);
}

/** An object of JSON, as far as its first signs say; whether it is a workflow shows when it is read. */
const JSON_HEAD = /^(?:\xef\xbb\xbf)?[ \t\r\n]*\{[ \t\r\n]*["}]/;

function otherType(bytes: Uint8Array): BroughtType | undefined {
  const head = latin(bytes, 0, SNIFFED_BYTES);
  // Blender compresses by Zstandard, and did by gzip: what is in it shows when it is opened.
  const isPacked = startsWith(bytes, [0x28, 0xb5, 0x2f, 0xfd]) || startsWith(bytes, [0x1f, 0x8b, 8]);
  if (isPacked || /^BLENDER[-_\d]/.test(head)) return 'application/x-blender';
  // Followed by how many tables there are: no font has more than 255. The signature itself is a control character.
  // oxlint-disable-next-line no-control-regex
  if (/^(?:\0\x01\0\0|true)\0[^\0]/.test(head)) return 'font/ttf';
  if (/^OTTO\0[^\0]/.test(head)) return 'font/otf';
  if (head.startsWith('wOFF')) return 'font/woff';
  if (head.startsWith('wOF2')) return 'font/woff2';
  // The length of a header in 64 bits, of which the upper half is nothing, and the header's first sign.
  if (startsWith(bytes, [0, 0, 0, 0, 0x7b], 4)) return 'application/x-safetensors';
  return JSON_HEAD.test(head) ? 'application/json' : undefined;
}

const isWebm = (bytes: Uint8Array): boolean => isEbml(bytes) && latin(bytes, 4, SNIFFED_BYTES).includes('webm');

/** What a file is by its first bytes, whatever its name or sender says; undefined for any other kind. */
export const contentType = (bytes: Uint8Array): BroughtType | undefined =>
  pictureType(bytes) ??
  isoType(bytes) ??
  (isWebm(bytes) ? 'video/webm' : undefined) ??
  soundType(bytes) ??
  otherType(bytes);

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
  if (TIFF_HEAD.test(head) && isRawTiff(bytes)) return 'a camera raw picture';
  if (head.startsWith('PK\x03\x04')) return 'a ZIP archive or an office document';
  if (isRiff(bytes, 'AVI ')) return 'an AVI video';
  if (head.startsWith('FORM') && head.startsWith('AIF', 8)) return 'an AIFF sound';
  if (head.startsWith('OggS')) return 'an Ogg file';
  if (isEbml(bytes)) return 'a Matroska video';
  if (brand === 'avif' || brand === 'avis') return 'an AVIF picture';
  if (brand !== undefined && STILL_BRAND.test(brand)) return 'a HEIC picture';
  if (/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/i.test(head)) return 'an SVG drawing';
  return undefined;
}
