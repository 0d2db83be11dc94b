import { z } from 'zod';

/** pino's levels: 40 warns, 50 and 60 are errors. */
const WARNING = 40;

const LogLine = z.object({
  level: z.number(),
  msg: z.string().default(''),
  err: z.object({ message: z.string() }).optional().catch(undefined),
});

export interface ReadLine {
  /** As it is kept: one JSON object. */
  readonly kept: string;
  /** As it is shown in the terminal; null where it is not worth it. */
  readonly shown: string | null;
}

function parse(line: string): z.infer<typeof LogLine> | null {
  if (!line.startsWith('{')) return null;
  try {
    return LogLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Reads one line of a server's output. Warnings and errors are shown in short; a line that is no
 * JSON (a crash's, a dependency's) is shown where it came as an error, and kept as JSON all the same.
 */
export function readLine(line: string, stream: 'stdout' | 'stderr', timeMs: number): ReadLine {
  const parsed = parse(line);
  if (parsed === null) {
    const level = stream === 'stderr' ? 50 : 30;
    return { kept: JSON.stringify({ level, time: timeMs, msg: line }), shown: stream === 'stderr' ? line : null };
  }
  if (parsed.level < WARNING) return { kept: line, shown: null };
  const why = parsed.err === undefined || parsed.err.message === parsed.msg ? '' : `: ${parsed.err.message}`;
  return { kept: line, shown: `${parsed.msg}${why}` };
}
