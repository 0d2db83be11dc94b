import type { LogLevel } from '@dailies/shared/environment';
import { trace } from '@opentelemetry/api';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { logFields } from './logFields.ts';
import { serializeError } from './serializeError.ts';
import { standardOutput } from './standardOutput.ts';

/**
 * JSON lines on standard output (or to `output`), each with the ids of what is under way: request,
 * project, user, and the trace where one is recorded. A field of the line itself goes before them.
 */
export const createLog = (
  name: string,
  level: LogLevel,
  output: { write(line: string): void } = standardOutput(),
): Logger =>
  pino(
    {
      name,
      level,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: serializeError },
      mixin: () => ({ ...logFields(), ...traceFields() }),
      mixinMergeStrategy: (line, ids) => ({ ...ids, ...line }),
    },
    output,
  );

function traceFields(): { trace?: string } {
  const span = trace.getActiveSpan();
  return span?.isRecording() === true ? { trace: span.spanContext().traceId } : {};
}
