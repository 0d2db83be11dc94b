import { DailiesError } from '@dailies/shared/errors';
import type { z } from 'zod';
import { sentenceOf } from '../../../actions/sentenceOf.ts';

/** The JSON of a request that somebody else will read again. Throws `invalid-input`. */
export async function peekJson(request: Request): Promise<unknown> {
  try {
    return await request.clone().json();
  } catch (error) {
    throw new DailiesError('invalid-input', 'The body is not valid JSON; check it and send it again.', {
      cause: error,
    });
  }
}

/** The same, parsed. Throws `invalid-input` with a sentence that names the field. */
export async function peekParsed<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await peekJson(request));
  if (!parsed.success) throw new DailiesError('invalid-input', sentenceOf(parsed.error, 'json'));
  return parsed.data;
}
