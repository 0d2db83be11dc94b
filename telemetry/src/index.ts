export { createLog } from './log/createLog.ts';
export { serializeError } from './log/serializeError.ts';
export { addLogFields, type LogFields, withLogFields } from './log/logFields.ts';
export { inSpan, pastSpan, type SpanOptions, traceparent } from './tracing/spans.ts';
export { startTracing, type TracingOptions } from './tracing/startTracing.ts';
