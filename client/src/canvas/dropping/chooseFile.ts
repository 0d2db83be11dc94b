const ACCEPTED = {
  picture: 'image/png,image/jpeg,image/webp,image/tiff,.tif,.tiff,.exr',
  clip: 'video/mp4,video/webm,video/quicktime,.mov',
  sound: 'audio/wav,audio/mpeg,audio/flac,audio/aac,audio/mp4,.wav,.mp3,.flac,.aac,.m4a',
  file: '.blend,.ttf,.otf,.woff,.woff2,.json,.safetensors',
} as const;

/** Asks for a file by the browser's own dialog; null where none was chosen. */
export function chooseFile(kind: keyof typeof ACCEPTED): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = ACCEPTED[kind];
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}
