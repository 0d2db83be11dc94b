import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import type { Fps } from '../media/index.ts';
import { defineModule, type Format } from './defineModule.ts';

export const DELIVERY_PROFILES = ['h264-review', 'h264-high', 'hevc', 'prores-hq', 'webm-vp9'] as const;
export const DeliveryProfile = z.enum(DELIVERY_PROFILES);
export type DeliveryProfile = z.infer<typeof DeliveryProfile>;
const DELIVERY_SIZES = ['project', 'uhd', '2k', '1080', '720'] as const;
const DELIVERY_SOUNDS = ['as-is', 'loudness'] as const;

const Line = z.string().max(120).default('');

export const OutputParams = z.object({
  profile: DeliveryProfile.default('h264-review'),
  size: z.enum(DELIVERY_SIZES).default('project'),
  sound: z.enum(DELIVERY_SOUNDS).default('loudness'),
  /** A line at the top with the film, the date and the running timecode. */
  burnIn: z.boolean().default(false),
  film: Line,
  date: Line,
  /** Of the first frame: hours, minutes, seconds and frames, none of them dropped; an hour where it is left empty. */
  timecode: z.string().max(40).default(''),
});
export type OutputParams = z.infer<typeof OutputParams>;

const SIZES = {
  'uhd': { widthPx: 3_840, heightPx: 2_160 },
  '2k': { widthPx: 2_048, heightPx: 1_080 },
  '1080': { widthPx: 1_920, heightPx: 1_080 },
  '720': { widthPx: 1_280, heightPx: 720 },
} as const;

/** The frames that a timecode counts in a second: 24 at 23.976. */
export const timecodeRate = ([numerator, denominator]: Fps): number => Math.round(numerator / denominator);

/** Where films begin, so that what stands before them has a timecode too. */
const FIRST_HOUR = '01:00:00:00';

const TIMECODE = /^(\d\d):([0-5]\d):([0-5]\d):(\d\d)$/;

/** A timecode as frames from midnight, none of them dropped; undefined for what is none at this rate. */
export function timecodeFrames(text: string, fps: Fps): number | undefined {
  const found = TIMECODE.exec(text.trim());
  if (found === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = found.slice(1).map(Number);
  const rate = timecodeRate(fps);
  if (hours > 23 || frames >= rate) return undefined;
  return ((hours * 60 + minutes) * 60 + seconds) * rate + frames;
}

const sizeOf = (size: OutputParams['size'], { widthPx, heightPx }: Format) =>
  size === 'project' ? { widthPx, heightPx } : SIZES[size];

/**
 * A film as it is delivered: encoded by a profile, at a size, at the loudness of broadcast. As long as what comes in,
 * which shows when it is made: its recipe says one frame.
 */
export const output = defineModule<OutputParams>({
  key: 'output',
  version: 1,
  family: 'cut',
  runs: true,
  inputs: [{ key: 'video', title: 'Video', type: 'Video', required: true }],
  outputs: [{ key: 'video', title: 'Video', type: 'Video' }],
  params: OutputParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { profile, size, sound, burnIn, film, date, ...params }, inputs, format }) => {
    const timecode = params.timecode.trim() === '' ? FIRST_HOUR : params.timecode.trim();
    const hasTimecode = burnIn || profile === 'prores-hq';
    if (hasTimecode && timecodeFrames(timecode, format.fps) === undefined) {
      const last = timecodeRate(format.fps) - 1;
      const example = `${FIRST_HOUR}, with frames up to ${last}`;
      return refuse('invalid-graph', `"${timecode}" is no timecode here; write it like ${example}.`, 'P53');
    }
    return ok({
      kind: 'video',
      params: {
        profile,
        size,
        sound,
        burnIn,
        // What is not written decides nothing.
        ...(burnIn ? { film: film.trim(), date: date.trim() } : {}),
        ...(hasTimecode ? { timecode } : {}),
      },
      inputs: { video: inputs['video'] ?? [] },
      ...sizeOf(size, format),
      fps: format.fps,
      frames: 1,
      lockedSeed: 0,
    });
  },
});
