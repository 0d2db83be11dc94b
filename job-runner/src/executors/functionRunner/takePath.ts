import { posix } from 'node:path';
import type { MediaKind } from '@dailies/shared/media';
import type { RunOrder } from '../Executor.ts';

const EXTENSION: Readonly<Record<MediaKind, string>> = { image: 'png', video: 'mp4', audio: 'wav' };

/** Where the main output of a run goes that names none itself. */
export const takePath = (outputs: string, { spec }: RunOrder): string =>
  posix.join(outputs, `take.${EXTENSION[spec.recipe.kind]}`);
