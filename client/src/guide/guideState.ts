import { z } from 'zod';

/** The steps of the guide, in order. */
export const GUIDE_STEPS = [
  {
    id: 'look',
    title: 'Look at a take',
    text: 'Open the film, then one of its takes: the picture large, with what is said of it beside.',
    action: 'Open a take',
  },
  {
    id: 'generate',
    title: 'Change a shot and generate',
    text: 'Select a shot on the canvas, change its camera or its words in the panel, and press Generate.',
    action: 'Go to a shot',
  },
  {
    id: 'comment',
    title: 'Say what you think of a take',
    text: 'Write a comment beside it; name somebody with @. The star circles the take that is it.',
    action: 'To the newest take',
  },
  {
    id: 'invite',
    title: 'Invite somebody',
    text: 'Make a link for a director, an artist or a reviewer: they see the same canvas, live.',
    action: 'To the members',
  },
] as const;

export type GuideStepId = (typeof GUIDE_STEPS)[number]['id'];

const IDS = GUIDE_STEPS.map(({ id }) => id);

/** How far somebody is; remembered in their browser, for each person. */
export const GuideState = z.object({
  isShown: z.boolean(),
  /** Asked for by hand: then in every project, and not in the demo film alone. */
  isAsked: z.boolean(),
  /** What was done after this counts, in milliseconds since 1970 UTC: the demo film was made before. */
  sinceMs: z.number(),
  done: z.array(z.enum(IDS)).max(IDS.length),
});
export type GuideState = z.infer<typeof GuideState>;

export const withDone = (state: GuideState, step: GuideStepId): GuideState =>
  state.done.includes(step) ? state : { ...state, done: [...state.done, step] };

/** The first step that is still to be done; undefined at the end. */
export const nextStep = ({ done }: Pick<GuideState, 'done'>) => GUIDE_STEPS.find(({ id }) => !done.includes(id));
