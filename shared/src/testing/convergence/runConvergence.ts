import { Simulation, type SimulationParts, type Tally } from './Simulation.ts';

export interface ConvergenceParts extends Omit<SimulationParts, 'isEventful'> {
  /** How many things happen: edits, deliveries, lost connections, reloads, restarts. */
  readonly operations: number;
  /** `eventful`: roles change, messages come twice, circles are drawn, and every other seed sees a migration. */
  readonly events?: 'eventful' | 'plain';
  /** Called after every operation. */
  readonly onStep?: () => void;
}

export interface ConvergenceReport extends Omit<Tally, 'commands'> {
  readonly commands: ReadonlyMap<string, number>;
  readonly logRows: number;
}

/**
 * Lets simulated people work on one document, and then lets everything arrive. Throws where an honest
 * person is refused, where reading throws, where something invalid is planned, or where two copies differ
 * in the end. The same seed gives the same run.
 */
export function runConvergence({ operations, events, onStep, ...parts }: ConvergenceParts): ConvergenceReport {
  const isEventful = events === 'eventful';
  const simulation = new Simulation({ ...parts, isEventful });
  // Late enough that there is something to lose, with time left for what comes of it.
  const migrateAt = isEventful && parts.seed % 2 === 0 ? Math.floor(operations * 0.6) : -1;
  for (let count = 0; count < operations; count += 1) {
    if (count === migrateAt) simulation.migrate();
    simulation.step();
    onStep?.();
    if (count % 50 === 49) simulation.checkSomebody();
  }
  simulation.end();
  return { ...simulation.tally, logRows: simulation.server.log.length };
}
