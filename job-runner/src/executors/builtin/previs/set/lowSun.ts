import { says } from '../words.ts';
import type { SetPlan } from './Setting.ts';

/** What shines in the sky: the sun where words ask for it, the moon at night. */
export const lowSun = ({ words, palette }: SetPlan): 'sun' | 'moon' | 'none' =>
  palette.isNight ? 'moon' : says(words, 'sun', 'sunset', 'sunrise') ? 'sun' : 'none';
