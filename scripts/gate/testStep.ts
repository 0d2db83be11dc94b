import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { runTool } from './runTool.ts';
import type { Step } from './Step.ts';

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const LINE_AT_MOST = 400;

/** Each test that failed or was skipped, and each file that could not be read, in a line. */
function wrongIn({ testResults }: z.infer<typeof Report>, root: string): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const tests = assertionResults.filter((test) => test.status !== 'passed');
    if (status === 'failed' && tests.length === 0) return [`${file}: ${message.slice(0, LINE_AT_MOST)}`];
    return tests.map(({ fullName, failureMessages, status: how }) => {
      // The second line of a property that failed tells the seed to try it with again.
      const why = failureMessages?.[0]?.split('\n', 2).join(' ') ?? how;
      return `${file} › ${fullName}: ${why}`.slice(0, LINE_AT_MOST);
    });
  });
}

/** Unit, contract and integration tests, the latter on a real PostgreSQL. */
export const TESTS: Step = {
  name: 'tests',
  run: async ({ root, isCi, filter }) => {
    const folder = await mkdtemp(join(tmpdir(), 'dailies-gate-'));
    try {
      const file = join(folder, 'report.json');
      const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const { exitCode } = await runTool('vitest', filter === null ? args : [...args, filter], {
        cwd: root,
        isShown: true,
      });
      const text = await readFile(file, 'utf8').catch(() => '');
      if (text === '') return { passed: 0, failed: 1, skipped: 0 };
      const report = Report.parse(JSON.parse(text));
      const skipped = report.numPendingTests + report.numTodoTests;
      // A file that cannot be read, or an error outside of a test, fails the run without a failed test.
      const failed = exitCode === 0 ? report.numFailedTests : Math.max(1, report.numFailedTests);
      // A test that does not apply here is not registered; one that is skipped was left out.
      if (isCi && skipped > 0) console.log(`${skipped} tests were skipped, which CI does not allow.`);
      return {
        passed: report.numPassedTests,
        failed: failed + (isCi ? skipped : 0),
        skipped: isCi ? 0 : skipped,
        wrong: wrongIn(report, root),
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
