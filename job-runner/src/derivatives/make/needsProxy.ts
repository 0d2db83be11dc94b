import type { MediaFacts } from '@dailies/shared/media';

export interface FilmFile {
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly facts: MediaFacts;
  /** Eight bits a colour at half its resolution, as every decoder of a browser takes it. */
  readonly isPlainColour: boolean;
}

/** Pictures of a size that plays on any machine. */
const WIDE_PX = 1_920;
/** What a line of a home or a set carries with room to spare, in bits a second. */
const BITS_A_SECOND = 12_000_000;

/** What browsers play, by the container. */
const PLAYED: Readonly<Record<string, { readonly video: readonly string[]; readonly audio: readonly string[] }>> = {
  'video/mp4': { video: ['h264'], audio: ['aac', 'mp3'] },
  'video/webm': { video: ['vp8', 'vp9', 'av1'], audio: ['vorbis', 'opus'] },
};

/** Whether a film plays better by a proxy than by itself: a browser cannot play it, or it is large. */
export function needsProxy({ mediaType, sizeBytes, facts, isPlainColour }: FilmFile): boolean {
  const { video, audio, durationSeconds } = facts;
  if (video === null) return false;
  const played = Object.hasOwn(PLAYED, mediaType) ? PLAYED[mediaType] : undefined;
  if (played === undefined || !isPlainColour) return true;
  if (!played.video.includes(video.codec) || (audio !== null && !played.audio.includes(audio.codec))) return true;
  if (Math.max(video.widthPx, video.heightPx) > WIDE_PX) return true;
  return durationSeconds > 0 && (sizeBytes * 8) / durationSeconds > BITS_A_SECOND;
}
