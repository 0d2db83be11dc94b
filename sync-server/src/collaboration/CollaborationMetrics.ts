import type { UpdateVerdict } from '@dailies/shared/document';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What is asked of the documents at each collection. */
export interface Standing {
  readonly connections: number;
  readonly documents: number;
  /** Bytes that are accepted and not durable yet. */
  readonly waitingBytes: number;
  /** How long the database has not answered; 0 while it does. */
  readonly awayMs: number;
}

/** What Prometheus may know of the live documents. */
export class CollaborationMetrics {
  readonly #bytes: Histogram<'hand'>;
  readonly #verdicts: Counter<'verdict' | 'rule'>;
  readonly #append: Histogram;
  readonly #rows: Histogram;
  readonly #load: Histogram;

  constructor(registry: Registry, standing: () => Standing) {
    const registers = [registry];
    this.#bytes = new Histogram({
      name: 'dailies_document_update_bytes',
      help: 'Size of updates as they arrive, by hand: person or server.',
      labelNames: ['hand'] as const,
      buckets: [32, 128, 512, 2_048, 8_192, 32_768, 131_072, 1_048_576, 16_777_216],
      registers,
    });
    this.#verdicts = new Counter({
      name: 'dailies_document_verdicts_total',
      help: 'Verdicts on updates of people; a refusal names its rule.',
      labelNames: ['verdict', 'rule'] as const,
      registers,
    });
    this.#append = new Histogram({
      name: 'dailies_document_append_seconds',
      help: 'From an accepted update to its being durable.',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30],
      registers,
    });
    this.#rows = new Histogram({
      name: 'dailies_document_commit_rows',
      help: 'Updates that became durable by one commit.',
      buckets: [1, 2, 5, 10, 25, 50, 100, 200, 400],
      registers,
    });
    this.#load = new Histogram({
      name: 'dailies_document_load_seconds',
      help: 'From opening a document to its being ready.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.#observe(registry, standing);
  }

  arrived(bytes: number, hand: 'person' | 'server'): void {
    this.#bytes.observe({ hand }, bytes);
  }

  judged(verdict: UpdateVerdict): void {
    this.#verdicts.inc({ verdict: verdict.verdict, rule: verdict.verdict === 'refuse' ? verdict.rule : '' });
  }

  /** One update has become durable. */
  appended(seconds: number): void {
    this.#append.observe(seconds);
  }

  committed(rows: number): void {
    this.#rows.observe(rows);
  }

  loaded(seconds: number): void {
    this.#load.observe(seconds);
  }

  #observe(registry: Registry, standing: () => Standing): void {
    const gauge = (name: string, help: string, value: (now: Standing) => number): void => {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(value(standing()));
        },
      });
    };
    gauge('dailies_connections', 'Connections to documents.', ({ connections }) => connections);
    gauge('dailies_documents_open', 'Documents that are loaded here.', ({ documents }) => documents);
    gauge('dailies_document_waiting_bytes', 'Accepted, not durable yet.', ({ waitingBytes }) => waitingBytes);
    gauge(
      'dailies_storage_away_seconds',
      'For how long appends have been waiting for the database; 0 while it answers.',
      ({ awayMs }) => awayMs / 1_000,
    );
  }
}
