import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runTool } from './runTool.ts';
import type { Step } from './Step.ts';

interface Suite {
  readonly file: string;
  readonly specs: readonly { readonly title: string; readonly ok: boolean }[];
  readonly suites?: readonly Suite[] | undefined;
}

const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    file: z.string(),
    specs: z.array(z.object({ title: z.string(), ok: z.boolean() })),
    suites: z.array(Suite).optional(),
  }),
);

const wrongIn = ({ file, specs, suites = [] }: Suite): string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ title }) => `${file} › ${title}`),
  ...suites.flatMap(wrongIn),
];

const Report = z.object({
  suites: z.array(Suite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

async function hasSpecs(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const names = await readdir(folder, { recursive: true });
  return names.some((name) => name.endsWith('.spec.ts') && !name.includes('node_modules'));
}

/** Real browsers on a real start of everything. */
export const BROWSERS: Step = {
  name: 'browsers',
  run: async ({ root, isCi, filter }) => {
    const e2e = join(root, 'e2e');
    if (!(await hasSpecs(e2e))) return { passed: 0, failed: 0, skipped: 1 };
    const folder = await mkdtemp(join(tmpdir(), 'dailies-gate-'));
    try {
      const file = join(folder, 'report.json');
      const args = ['test', '--reporter=list,json', ...(filter === null ? [] : [filter])];
      const { exitCode } = await runTool('playwright', args, {
        cwd: e2e,
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
        isShown: true,
      });
      const text = await readFile(file, 'utf8').catch(() => '');
      if (text === '') return { passed: 0, failed: 1, skipped: 0 };
      const { stats, suites } = Report.parse(JSON.parse(text));
      const { expected, flaky, unexpected, skipped } = stats;
      // One that passes at its second try has found something, too.
      const failures = unexpected + flaky + (isCi ? skipped : 0);
      return {
        passed: expected,
        failed: exitCode === 0 ? failures : Math.max(1, failures),
        skipped: isCi ? 0 : skipped,
        wrong: suites.flatMap(wrongIn),
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
