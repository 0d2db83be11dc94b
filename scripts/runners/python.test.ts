import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool } from '../gate/runTool.ts';
import { openPython } from './openPython.ts';

const RUNNERS = resolve(import.meta.dirname, '../../infra/runners');
const python = await openPython();

/** Folders of tests that need neither weights nor torch. */
const LIGHT = ['protocol/tests', 'blender/tests', '../models/tests'];

describe.skipIf(python === null)('the Python of', () => {
  it.each(LIGHT)('%s passes its own tests', { timeout: 60_000 }, async (folder) => {
    const { exitCode, output } = await runTool(python ?? '', ['-m', 'unittest', 'discover', '-s', folder], {
      cwd: RUNNERS,
      env: { PYTHONPATH: join(RUNNERS, 'protocol'), PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect(exitCode, output).toBe(0);
    // None of them is left out here, and none is found nowhere.
    expect(output).toMatch(/^Ran [1-9]\d* tests? in [\d.]+s\n\nOK\s*$/m);
  });
});

/** Asked for by name: they want PyTorch, and some minutes. */
if (process.env['RUNNER_TESTS'] === 'all') {
  it('every runner passes its tests with tiny models', { timeout: 3_600_000 }, async () => {
    const { exitCode, output } = await runTool('sh', [join(RUNNERS, 'test.sh')], { cwd: RUNNERS });
    expect(exitCode, output).toBe(0);
  });
}
