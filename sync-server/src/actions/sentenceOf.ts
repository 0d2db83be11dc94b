import type { z } from 'zod';

const PLACES: Readonly<Record<string, string>> = {
  json: 'the body',
  query: 'the query',
  param: 'the address',
  header: 'the headers',
  args: 'its arguments',
};

/** Zod's own messages begin with a capital and end without a full stop; ours are sentences. */
const ended = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

/** What is wrong with an input, as one sentence that names the first field that is wrong. */
export function sentenceOf(error: Pick<z.core.$ZodError, 'issues'>, target: string): string {
  const [issue] = error.issues;
  const place = PLACES[target] ?? 'the request';
  if (issue === undefined) return `Something in ${place} is not right.`;
  const field = issue.path.map(String).join('.');
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return field === ''
    ? `In ${place}${more}: ${ended(issue.message)}`
    : `"${field}" in ${place} is not right${more}: ${ended(issue.message)}`;
}
