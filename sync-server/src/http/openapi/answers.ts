import type { ErrorCode } from '@dailies/shared/errors';
import { Problem } from '@dailies/shared/http';
import { z } from '@hono/zod-openapi';

/** A JSON body of a request. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

/** A JSON answer. */
export const jsonAnswer = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});

/** An answer of bytes. */
export const bytesAnswer = (description: string) => ({
  description,
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
});

/** An answer that is a file, of the type of the file. */
export const fileAnswer = (description: string) => ({
  description,
  content: { '*/*': { schema: z.string().meta({ format: 'binary' }) } },
});

/** What a route answers otherwise, with the codes that are worth expecting. */
export const failing = (...codes: ErrorCode[]) => ({
  description: `A problem: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
  content: { 'application/problem+json': { schema: Problem } },
});
