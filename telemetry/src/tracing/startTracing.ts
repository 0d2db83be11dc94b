import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

/** How long spans are gathered before they are sent. */
const GATHER_MS = 1_000;
const SEND_WITHIN_MS = 5_000;

export interface TracingOptions {
  /** `sync-server`, `job-runner`. */
  readonly service: string;
  /** The address of an OpenTelemetry collector, as `http://collector:4318`; null: nothing is recorded. */
  readonly endpoint: string | null;
}

/** Records spans from here on and sends them to a collector; answers how to send the last ones and stop. */
export function startTracing({ service, endpoint }: TracingOptions): () => Promise<void> {
  if (endpoint === null) return () => Promise.resolve();
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: SEND_WITHIN_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'dailies' }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter, scheduledDelayMillis: GATHER_MS, exportTimeoutMillis: SEND_WITHIN_MS }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}
