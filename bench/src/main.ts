import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DailiesError } from '@dailies/shared/errors';
import { HELP, parseArguments } from './arguments.ts';
import { judgeGoals } from './results/goals.ts';
import { renderTable } from './results/table.ts';
import { runBench } from './runBench.ts';
import { FULL, SHORT } from './schedule.ts';

const parsed = parseArguments(process.argv.slice(2));
if (!parsed.ok) {
  console.error(parsed.refusal.message);
  process.exit(1);
}
const { short, parts, frames, jsonFile, profileFolder, comfyUrl, help } = parsed.value;
if (help) {
  console.log(HELP);
  process.exit(0);
}

const schedule = short ? SHORT : FULL;
const ending = new AbortController();
const stop = (why: string): void => ending.abort(new DailiesError('internal', why));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop('The bench was stopped.'));
// Started by scripts/bootstrap.mjs, whose death closes the channel.
process.on('disconnect', () => stop('The bench was stopped.'));
const deadline = setTimeout(
  () => stop(`The bench had not ended after ${schedule.deadlineSeconds} s and was given up.`),
  schedule.deadlineSeconds * 1_000,
);

/** npm runs scripts in the project's folder and says where it was called. */
const calledFrom = process.env['INIT_CWD'] ?? process.cwd();
const say = process.stderr.isTTY
  ? (line: string): void => void process.stderr.write(`\r\u001B[K${line}`)
  : (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const result = await runBench({
    schedule,
    parts,
    frames,
    profileFolder: profileFolder === null ? null : resolve(calledFrom, profileFolder),
    comfyUrl,
    say,
    signal: ending.signal,
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  console.log(renderTable(result));
  if (jsonFile !== null) {
    const goals = judgeGoals(result);
    await writeFile(resolve(calledFrom, jsonFile), `${JSON.stringify({ ...result, goals }, null, 2)}\n`);
  }
} catch (error) {
  console.error(error instanceof DailiesError ? error.message : error);
  process.exitCode = 1;
}
clearTimeout(deadline);
process.exit();
