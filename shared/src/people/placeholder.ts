import { UserId } from '../ids/index.ts';

const PREFIX = 'imported_';
/** What is left of an id's 64 characters. */
const STUDIO_CHARS = 48;

/** The host of an installation as a part of an id: `harbour.example:4000` → `harbour_example_4000`. */
const asPart = (studio: string): string => studio.replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, STUDIO_CHARS);

/** Stands for somebody of an imported project who has no account here; `number` counts from 1 within it. */
export const placeholderOf = (studio: string, number: number): UserId =>
  UserId.parse(`${PREFIX}${number}_${asPart(studio)}`);

/** `Someone at harbour.example (2)`; undefined for the id of an account. */
export function placeholderName(user: string): string | undefined {
  const [, number, studio = ''] = /^imported_(\d+)_(.*)$/.exec(user) ?? [];
  if (number === undefined) return undefined;
  const where = studio.replaceAll('_', '.');
  return `Someone at ${where === '' ? 'another studio' : where}${number === '1' ? '' : ` (${number})`}`;
}
