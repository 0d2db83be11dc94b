import { resolve } from 'node:path';
import { DailiesError } from '@dailies/shared/errors';
import { type Installation, type InstallationWanted, openInstallation } from './openInstallation.ts';

/** npm runs scripts in the project's folder and says where it was called. */
export const namedFile = (name: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), name);

const INTERRUPTED = 130;

/** Runs one command on the installation that the environment names, and exits with what it answers. */
export async function runArchive(
  wanted: Omit<InstallationWanted, 'variables' | 'say'>,
  command: (installation: Installation, signal: AbortSignal) => Promise<number>,
): Promise<never> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  // Started by scripts/bootstrap.mjs, whose death closes the channel.
  process.once('disconnect', () => stop.abort());
  let installation: Installation | undefined;
  let exitCode = 1;
  try {
    installation = await openInstallation({
      ...wanted,
      variables: process.env,
      say: (sentence) => console.error(sentence),
    });
    exitCode = await command(installation, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) exitCode = INTERRUPTED;
    else console.error(error instanceof DailiesError ? error.message : error);
  }
  await installation?.close();
  process.exit(exitCode);
}
