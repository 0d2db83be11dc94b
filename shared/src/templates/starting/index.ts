import type { TemplateContent } from '../TemplateContent.ts';
import { layOut, type Sketch } from './layOut.ts';
import { COMMERCIAL } from './commercial.ts';
import { DIALOGUE } from './dialogue.ts';
import { INTERVIEW } from './interview.ts';
import { MUSIC_VIDEO } from './musicVideo.ts';
import { NARRATIVE } from './narrative.ts';
import { TITLES } from './titles.ts';

/** A film that everybody can start from. */
export interface StartingTemplate {
  readonly id: string;
  readonly name: string;
  /** One sentence: what one gets. */
  readonly description: string;
  readonly content: TemplateContent;
}

const starting = (id: string, name: string, description: string, sketch: Sketch): StartingTemplate => ({
  id: `starting-${id}`,
  name,
  description,
  content: layOut(sketch),
});

/** Common films, each a graph to work on: prompts to write over, cameras that make sense, assets left to choose. */
export const STARTING_TEMPLATES: readonly StartingTemplate[] = [
  starting(
    'narrative',
    'Narrative scene',
    'A scene with coverage: master, two-shot, over the shoulders, close-ups, insert.',
    NARRATIVE,
  ),
  starting('dialogue', 'Dialogue scene', 'Two people in shot and reverse shot, on one side of the line.', DIALOGUE),
  starting(
    'commercial',
    'Commercial, 30 seconds',
    'Nine shots in motion of 30 seconds together, from the hook to the pack shot, cut and delivered.',
    COMMERCIAL,
  ),
  starting('music-video', 'Music video', 'Performance and story side by side, to be cut on the beat.', MUSIC_VIDEO),
  starting(
    'interview',
    'Documentary interview',
    'An interview in three sizes, with what is cut to meanwhile.',
    INTERVIEW,
  ),
  starting(
    'titles',
    'Title sequence',
    'Six slow details of 24 seconds together, with room for names, cut and delivered.',
    TITLES,
  ),
];
