import type { ServerName } from '../servers/BenchServer.ts';
import type { BenchResult, EditMeasurement } from './BenchResult.ts';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** Figures of one server in one scenario. */
export interface Figures {
  readonly p50Ms: Spread;
  readonly p95Ms: Spread;
  readonly editsPerSecond: Spread;
  readonly serverMicrosPerEdit: Spread | null;
  readonly databaseMicrosPerEdit: Spread | null;
  readonly loadBusy: Spread;
}

/** Ours divided by a peer's, of the same round each: what disturbs a whole round disturbs both. */
export interface Ratios {
  readonly p50: Spread;
  readonly p95: Spread;
  readonly editsPerSecond: Spread;
}

export interface ScenarioSummary {
  readonly scenario: Scenario;
  readonly figures: ReadonlyMap<ServerName, Figures>;
  readonly ratios: ReadonlyMap<ServerName, Ratios>;
}

function spreadOfKnown(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : spreadOf(known);
}

const figuresOf = (rounds: readonly EditMeasurement[]): Figures => ({
  p50Ms: spreadOf(rounds.map(({ p50Ms }) => p50Ms)),
  p95Ms: spreadOf(rounds.map(({ p95Ms }) => p95Ms)),
  editsPerSecond: spreadOf(rounds.map(({ editsPerSecond }) => editsPerSecond)),
  serverMicrosPerEdit: spreadOfKnown(rounds.map(({ serverMicrosPerEdit }) => serverMicrosPerEdit)),
  databaseMicrosPerEdit: spreadOfKnown(rounds.map(({ databaseMicrosPerEdit }) => databaseMicrosPerEdit)),
  loadBusy: spreadOf(rounds.map(({ loadBusy }) => loadBusy)),
});

function ratiosOf(ours: readonly EditMeasurement[], peers: readonly EditMeasurement[]): Ratios {
  const pairs = ours.flatMap((own) => {
    const peer = peers.find(({ round }) => round === own.round);
    return peer === undefined ? [] : [{ own, peer }];
  });
  const ratio = (of: (measurement: EditMeasurement) => number): Spread =>
    spreadOf(pairs.map(({ own, peer }) => of(own) / of(peer)));
  return {
    p50: ratio(({ p50Ms }) => p50Ms),
    p95: ratio(({ p95Ms }) => p95Ms),
    editsPerSecond: ratio(({ editsPerSecond }) => editsPerSecond),
  };
}

export function summarise({ edits }: Pick<BenchResult, 'edits'>): ScenarioSummary[] {
  return SCENARIOS.map((scenario) => {
    const byServer = Map.groupBy(
      edits.filter(({ scenario: key }) => key === scenario.key),
      ({ server }) => server,
    );
    const ours = byServer.get('dailies') ?? [];
    const all = [...byServer];
    return {
      scenario,
      figures: new Map(all.map(([server, rounds]) => [server, figuresOf(rounds)])),
      ratios: new Map(
        all.filter(([server]) => server !== 'dailies').map(([server, rounds]) => [server, ratiosOf(ours, rounds)]),
      ),
    };
  });
}
