/** What a browser finds out about a file by looking at it. */
export interface Looked {
  readonly width: number | null;
  readonly height: number | null;
}

export interface LookedClip extends Looked {
  readonly durationSeconds: number | null;
  /** A still of it; null where this browser cannot play it. */
  readonly still: Blob | null;
}

export interface LookedSound {
  readonly durationSeconds: number | null;
}

/** A still is taken here: past a fade in, before the end is given away. */
const STILL_SHARE = 1 / 3;
const STILL_WIDTH_PX = 960;
const JPEG_QUALITY = 0.86;
/** A browser that says nothing of a video within this time does not play it. */
const PATIENCE_MS = 12_000;

const UNKNOWN: LookedClip = { width: null, height: null, durationSeconds: null, still: null };

/** A picture's size, upright as its camera held it; unknown where this browser cannot show it. */
export async function lookAtPicture(file: Blob): Promise<Looked> {
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return { width: null, height: null };
  }
}

const happened = (video: HTMLMediaElement, event: 'loadedmetadata' | 'loadeddata' | 'seeked'): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ${event}.`)), PATIENCE_MS);
    video.addEventListener(event, () => (clearTimeout(timer), resolve()), { once: true });
    video.addEventListener('error', () => (clearTimeout(timer), reject(new Error('Not playable.'))), { once: true });
  });

async function stillOf(video: HTMLVideoElement): Promise<Blob | null> {
  const widthPx = Math.min(STILL_WIDTH_PX, video.videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = Math.max(1, Math.round((widthPx * video.videoHeight) / video.videoWidth));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
}

/** A video's size, length and a still of it, as far as this browser can play it. */
export async function lookAtClip(file: Blob): Promise<LookedClip> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  try {
    const known = happened(video, 'loadeddata');
    video.src = url;
    await known;
    if (video.videoWidth === 0) return UNKNOWN;
    // What a browser records itself says its length only at its end.
    const durationSeconds = Number.isFinite(video.duration) ? video.duration : null;
    const size = { width: video.videoWidth, height: video.videoHeight, durationSeconds };
    try {
      const there = happened(video, 'seeked');
      video.currentTime = (durationSeconds ?? 0) * STILL_SHARE;
      await there;
    } catch {
      // The frame that stands is a still as well.
    }
    return { ...size, still: await stillOf(video) };
  } catch {
    return UNKNOWN;
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

/** A sound's length, where this browser can play it. */
export async function lookAtSound(file: Blob): Promise<LookedSound> {
  const audio = document.createElement('audio');
  const url = URL.createObjectURL(file);
  audio.preload = 'metadata';
  try {
    const known = happened(audio, 'loadedmetadata');
    audio.src = url;
    await known;
    return { durationSeconds: Number.isFinite(audio.duration) ? audio.duration : null };
  } catch {
    return { durationSeconds: null };
  } finally {
    audio.removeAttribute('src');
    audio.load();
    URL.revokeObjectURL(url);
  }
}
