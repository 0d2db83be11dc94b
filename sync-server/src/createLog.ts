import type { LogLevel } from '@dailies/shared/environment';
import { type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';
import { z } from 'zod';
import { standardOutput } from './standardOutput.ts';

/** Drizzle puts a failed query's parameters into its error: e-mail addresses, tokens, whatever was written. */
const PARAMETERS = /\nparams: [\s\S]*?(?=\n {4}at |\n?$)/g;

const Serialized = z.looseObject({ params: z.unknown() }).partial();

/** An error for the log, without what people typed. */
export function serializeError(error: Error): Record<string, unknown> {
  const { params: _params, ...fields } = Serialized.parse({ ...stdSerializers.err(error) });
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replaceAll(PARAMETERS, '') : value,
    ]),
  );
}

/** JSON lines on standard output. */
export const createLog = (level: LogLevel): Logger =>
  pino(
    { name: 'sync-server', level, timestamp: stdTimeFunctions.isoTime, serializers: { err: serializeError } },
    standardOutput(),
  );
