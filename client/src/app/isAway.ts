import { ApiProblem } from '../api/ApiProblem.ts';

/** What browsers call a part of the page that did not come: its name is in the text alone. */
const PART_MISSING = /dynamically imported module|module script failed|Importing a module|preload CSS/i;

/** Whether a part of this page could not be loaded: the server is away, or this page is of before an update. */
export const isPartMissing = (error: unknown): boolean => error instanceof Error && PART_MISSING.test(error.message);

/** Whether trying again may help by itself: nobody answered, or the database is away. */
export const isAway = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.code === 'unreachable' || error.code === 'storage');
