import { randomInt } from 'node:crypto';
import { DailiesError } from '@dailies/shared/errors';
import { HELP, parseArguments, type SoakName } from './arguments.ts';
import { soakAuthority } from './authority.ts';
import { soakConvergence } from './convergence.ts';
import { soakDurability } from './durability/soakDurability.ts';
import { soakFarm } from './farm/soakFarm.ts';
import type { SoakOptions, SoakReport } from './SoakReport.ts';

const RUN: Record<SoakName, (options: SoakOptions) => Promise<SoakReport>> = {
  durability: soakDurability,
  farm: soakFarm,
  convergence: soakConvergence,
  authority: soakAuthority,
};
const LARGEST_SEED = 2 ** 32;

const parsed = parseArguments(process.argv.slice(2));
if (!parsed.ok) {
  console.error(parsed.refusal.message);
  process.exit(1);
}
const { soaks, amounts, help } = parsed.value;
if (help) {
  console.log(HELP);
  process.exit(0);
}
const seed = parsed.value.seed ?? randomInt(LARGEST_SEED);

const ending = new AbortController();
const stop = (): void => ending.abort(new DailiesError('internal', 'The soak was stopped.'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// Started by scripts/bootstrap.mjs, whose death closes the channel.
process.on('disconnect', stop);
const say = process.stderr.isTTY
  ? (line: string): void => void process.stderr.write(`\r\u001B[K${line}`)
  : (line: string): void => void process.stderr.write(`${line}\n`);

function show({ name, figures, failures, repeat }: SoakReport, seconds: number): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  console.log(`\n── ${name}: ${failures.length === 0 ? 'passed' : 'FAILED'} in ${seconds.toFixed(0)} s`);
  for (const [what, amount] of Object.entries(figures)) console.log(`   ${what}: ${amount}`);
  for (const failure of failures) console.log(`   ✗ ${failure}`);
  console.log(`   again: npm run soak -- ${repeat}`);
}

console.log(`Seed ${seed}.`);
for (const name of soaks) {
  const startedMs = performance.now();
  const seconds = (): number => (performance.now() - startedMs) / 1_000;
  try {
    const report = await RUN[name]({ ...amounts, seed, say, signal: ending.signal });
    show(report, seconds());
    if (report.failures.length > 0) process.exitCode = 1;
  } catch (error) {
    const failures = [error instanceof DailiesError ? error.message : String(error)];
    if (!(error instanceof DailiesError)) console.error(error);
    show({ name, figures: {}, failures, repeat: `${name} --seed ${seed}` }, seconds());
    process.exitCode = 1;
  }
  if (ending.signal.aborted) break;
}
process.exit();
