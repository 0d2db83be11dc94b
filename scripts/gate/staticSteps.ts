import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { completeLock } from '../lock/completeLock.ts';
import { runTool } from './runTool.ts';
import { one, type Step } from './Step.ts';

/** A step that is one or more programs, each of which says what is wrong and ends with something else than 0. */
const tools = (name: string, ...commands: readonly (readonly [string, ...string[]])[]): Step => ({
  name,
  run: async ({ root }) => {
    let didPass = true;
    for (const [command, ...args] of commands) {
      const { exitCode, output } = await runTool(command, args, { cwd: root });
      if (exitCode === 0) continue;
      didPass = false;
      console.log(output.trim());
    }
    return one(didPass);
  },
});

export const FORMAT = tools('format', ['oxfmt', '--check', '.']);

/** Three projects: the servers and scripts, the domain without Node and browsers, the interface. */
export const TYPES = tools('types', ['tsc', '-p', '.'], ['tsc', '-p', 'shared'], ['tsc', '-p', 'client']);

export const LINT = tools('lint', ['oxlint', '--deny-warnings']);

export const DEAD_CODE = tools('dead code', ['knip', '--no-progress']);

/** That a fresh clone can install from the lock file, wherever it was made. */
export const LOCK: Step = {
  name: 'lock',
  run: async ({ root }) => {
    const { added } = completeLock(await readFile(join(root, 'package-lock.json'), 'utf8'));
    if (added.length > 0)
      console.log(`package-lock.json lacks ${added.join(', ')}: run "npm run lock", and commit it.`);
    return one(added.length === 0);
  },
};

const WORKSPACES = [
  'shared',
  'migrations',
  'media-store',
  'outbound',
  'telemetry',
  'blend-file',
  'archive',
  'api-client',
  'cli',
  'sync-server',
  'job-runner',
  'client',
  'e2e',
  'bench',
  'soak',
  'scripts',
];

const Cruise = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string(), severity: z.string() }),
        comment: z.string().optional(),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
  }),
});

/** With a TypeScript that dependency-cruiser cannot read it finds nothing to check, and nothing wrong. */
const FEWEST_MODULES = 50;

async function cruise(root: string): Promise<boolean> {
  const args = ['--config', '.dependency-cruiser.json', '--output-type', 'json', ...WORKSPACES];
  const { output } = await runTool('depcruise', args, { cwd: root });
  let found;
  try {
    found = Cruise.parse(JSON.parse(output));
  } catch {
    console.log(`dependency-cruiser did not run: ${output.trim()}`);
    return false;
  }
  const { totalCruised, violations } = found.summary;
  for (const { from, to, rule, cycle } of violations) {
    const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
    console.log(`${rule.name}: ${from} → ${path}`);
  }
  if (totalCruised < FEWEST_MODULES) {
    console.log(
      `dependency-cruiser saw ${totalCruised} modules only: it cannot read the sources, so it proves nothing.`,
    );
  }
  return violations.length === 0 && totalCruised >= FEWEST_MODULES;
}

/** Who may import whom (.dependency-cruiser.json), and that the workspaces agree on their dependencies. */
export const BOUNDARIES: Step = {
  name: 'boundaries',
  run: async (context) => {
    const isCruised = await cruise(context.root);
    // The rule left out wants a version of npm, which would then be fetched for everybody.
    const agreed = await tools('sherif', ['sherif', '-r', 'root-package-manager-field']).run(context);
    return one(isCruised && agreed.failed === 0);
  },
};
