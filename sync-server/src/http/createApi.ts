import { DailiesError } from '@dailies/shared/errors';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './AppEnv.ts';
import { sentenceOf } from '../actions/sentenceOf.ts';

/** A set of routes whose wrong input is refused with one sentence that names the field. */
export const createApi = (): OpenAPIHono<AppEnv> =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new DailiesError('invalid-input', sentenceOf(result.error, result.target));
    },
  });
