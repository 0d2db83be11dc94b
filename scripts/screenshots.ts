import { delimiter, join, resolve } from 'node:path';
import { installSystemPrograms } from './gate/systemPrograms.ts';
import { runTool } from './gate/runTool.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Refreshes e2e/screenshots from a real installation with a small crew on the demo film. */
process.env['PATH'] = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
process.on('disconnect', () => process.exit(1));
await installSystemPrograms();
const args = ['test', '--config', 'pictures.config.ts', ...process.argv.slice(2)];
const { exitCode } = await runTool('playwright', args, { cwd: join(ROOT, 'e2e'), isShown: true });
process.exit(exitCode);
