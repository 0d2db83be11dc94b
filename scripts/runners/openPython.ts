import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runTool } from '../gate/runTool.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REQUIREMENTS = join(ROOT, 'infra/runners/requirements-light.txt');
/** What the runners' Python is written for. */
const NEW_ENOUGH = 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * The Python of an environment with what the light tests of the runners need, made once and kept among the
 * packages. Null, with a sentence that says why, where this machine has no Python or reaches no registry.
 */
export async function openPython(): Promise<string | null> {
  const { exitCode } = await runTool('python3', ['-c', NEW_ENOUGH], { cwd: ROOT });
  if (exitCode !== 0) {
    console.log('There is no Python 3.10 or newer; "apt-get install -y python3 python3-venv" brings it.');
    return null;
  }
  const version = createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex')
    .slice(0, 12);
  const folder = join(ROOT, 'node_modules/.cache/dailies', `python-${version}`);
  const python = join(folder, 'bin/python');
  if (await exists(join(folder, 'whole'))) return python;
  // Made under its own name: an environment knows where it lies. It is whole once it says so.
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, '..'), { recursive: true });
  const steps = [
    ['python3', '-m', 'venv', folder],
    [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS],
  ] as const;
  for (const [command, ...args] of steps) {
    const { exitCode: code, output } = await runTool(command, args, { cwd: ROOT });
    if (code === 0) continue;
    console.log(`The Python of the runners' tests could not be made: ${output.trim()}`);
    return null;
  }
  await mkdir(join(folder, 'whole'));
  return python;
}
