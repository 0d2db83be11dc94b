/** Kinds that a browser shows as a picture, plays as a film or a sound, and never runs. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
};

export interface ServedAs {
  readonly contentType: string;
  readonly contentDisposition: string;
}

/**
 * How a file of the store is sent. What is not known to be harmless (an SVG, a page) is a download
 * of bytes, whatever it says it is. The name is made of the content's hash alone: no text of a
 * person's gets into a header.
 */
export function servedAs(mediaType: string, sha256: string): ServedAs {
  const extension = Object.hasOwn(EXTENSIONS, mediaType) ? EXTENSIONS[mediaType] : undefined;
  return extension === undefined
    ? { contentType: 'application/octet-stream', contentDisposition: `attachment; filename="${sha256}.bin"` }
    : { contentType: mediaType, contentDisposition: `inline; filename="${sha256}.${extension}"` };
}
