import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Claim } from '../scheduling/Claim.ts';

const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000];

/** What Prometheus may know of this runner. */
export class RunnerMetrics {
  readonly registry = new Registry();
  readonly #queued = new Histogram({
    name: 'dailies_run_queued_seconds',
    help: 'From the creation of a run to its first start.',
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #executed = new Histogram({
    name: 'dailies_run_executed_seconds',
    help: 'From the start of an attempt to its end, by how it ended.',
    labelNames: ['state'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #takenOver = new Counter({
    name: 'dailies_runs_taken_over_total',
    help: 'Runs freed because the runner that held them died.',
    registers: [this.registry],
  });

  started({ attempt, created_at, started_at }: Claim): void {
    if (attempt === 1) this.#queued.observe(Math.max(0, started_at.getTime() - created_at.getTime()) / 1_000);
  }

  ended(state: string, seconds: number): void {
    this.#executed.observe({ state }, seconds);
  }

  takenOver(runs: number): void {
    this.#takenOver.inc(runs);
  }

  observeActive(count: () => number): void {
    new Gauge({
      name: 'dailies_runs_active',
      help: 'Runs that this runner executes now.',
      registers: [this.registry],
      collect() {
        this.set(count());
      },
    });
  }
}
