import { type Attributes, context, type Context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = () => trace.getTracer('dailies');

/** https://www.w3.org/TR/trace-context/: version, trace, span, flags. */
const TRACEPARENT = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;

export interface SpanOptions {
  /** Ids and counts; never names, texts or secrets. */
  readonly attributes?: Attributes;
  /** What it belongs to, where that began in another process: a `traceparent`. What is under way here where left out. */
  readonly parent?: string | null;
  /** Answers somebody's request. */
  readonly isServer?: boolean;
  /** Where it began before now. */
  readonly startTime?: Date;
}

function parentContext(parent: string | null | undefined): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(parent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return context.active();
  return trace.setSpanContext(context.active(), {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}

function startSpan(
  name: string,
  { attributes, parent, isServer, startTime }: SpanOptions,
): { span: Span; at: Context } {
  const from = parentContext(parent);
  const span = tracer().startSpan(
    name,
    {
      kind: isServer === true ? SpanKind.SERVER : SpanKind.INTERNAL,
      ...(attributes === undefined ? {} : { attributes }),
      ...(startTime === undefined ? {} : { startTime }),
    },
    from,
  );
  return { span, at: trace.setSpan(from, span) };
}

function failed(span: Span, error: unknown): void {
  span.recordException(error instanceof Error ? { name: error.name, message: error.message } : String(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Does work within a span, which ends with it; an error is recorded and goes on. Costs next to nothing untraced. */
export async function inSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  const { span, at } = startSpan(name, options);
  try {
    return await context.with(at, () => work(span));
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** A span of something that is over: a wait. */
export function pastSpan(
  name: string,
  options: SpanOptions & { readonly startTime: Date; readonly endTime: Date },
): void {
  startSpan(name, options).span.end(options.endTime);
}

/** What is under way, for another process to go on with; null where nothing is recorded. */
export function traceparent(): string | null {
  const span = trace.getActiveSpan();
  if (span?.isRecording() !== true) return null;
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
