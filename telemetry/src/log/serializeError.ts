import { stdSerializers } from 'pino';
import { z } from 'zod';

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
