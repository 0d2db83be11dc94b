import { type Fps, framesOf } from '@dailies/shared/media';

/** The picture that stands for a sound: its waveform. */
export const SOUND_PICTURE = { widthPx: 640, heightPx: 160 } as const;

/** How a sound is told of where pictures have sizes and frames: as its waveform, as long as so many frames. */
export const soundFacts = (durationSeconds: number, fps: Fps) => ({
  ...SOUND_PICTURE,
  frames: framesOf(durationSeconds, fps),
});
