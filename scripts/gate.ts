import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS } from './gate/browserStep.ts';
import { BOUNDARIES, DEAD_CODE, FORMAT, LINT, LOCK, TYPES } from './gate/staticSteps.ts';
import type { Count, Step } from './gate/Step.ts';
import { installSystemPrograms } from './gate/systemPrograms.ts';
import { TESTS } from './gate/testStep.ts';

const ROOT = resolve(import.meta.dirname, '..');
const STEPS: readonly Step[] = [LOCK, FORMAT, TYPES, LINT, BOUNDARIES, DEAD_CODE, TESTS, BROWSERS];
const NEED_PROGRAMS: readonly Step[] = [TESTS, BROWSERS];
const NAMES = STEPS.map(({ name }) => name).join(', ');

const HELP = `npm test

  Checks everything, in this order: ${NAMES}.

  npm test -- --only types,lint     these steps alone
  npm test -- --filter sync-server  the tests whose file's path contains it, and no other step

CI=true makes it a failure to leave anything out.`;

function readArguments(): { steps: readonly Step[]; filter: string | null } {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, filter: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(HELP);
    process.exit(0);
  }
  const wanted = values.only?.split(',') ?? (values.filter === undefined ? null : [TESTS.name]);
  const unknown = wanted?.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) throw new Error(`There is no step "${unknown}": the steps are ${NAMES}.`);
  return {
    steps: wanted === null ? STEPS : STEPS.filter(({ name }) => wanted.includes(name)),
    filter: values.filter ?? null,
  };
}

async function main(): Promise<boolean> {
  const { steps, filter } = readArguments();
  const isCi = process.env['CI'] === 'true' || process.env['CI'] === '1';
  if (steps.some((step) => NEED_PROGRAMS.includes(step))) await installSystemPrograms();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const wrong: string[] = [];
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const startedMs = performance.now();
    let count: Count;
    try {
      count = await step.run({ root: ROOT, isCi, filter });
    } catch (error) {
      console.error(error);
      count = { passed: 0, failed: 1, skipped: 0 };
    }
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    console.log(
      `── ${step.name}: ${count.failed > 0 ? 'FAILED' : count.passed > 0 ? 'passed' : 'left out'} in ${seconds} s`,
    );
    if (count.failed > 0) wrong.push(...(count.wrong ?? []).map((line) => `${step.name}: ${line}`));
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  if (wrong.length > 0) console.log(`\n── what failed\n${wrong.join('\n')}`);
  console.log(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  return total.failed === 0 && total.passed > 0;
}

process.env['PATH'] = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
// Started by scripts/bootstrap.mjs, whose death closes the channel: what runs below ends with this process's pipes.
process.on('disconnect', () => process.exit(1));
try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
