import { cp, mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { runTool } from '../gate/runTool.ts';

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** The folder of the npm of this machine, where it is in one piece. */
async function npmFolder(): Promise<string | null> {
  const commands = [
    process.env['npm_execpath'],
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'npm')),
  ];
  for (const command of commands) {
    if (command === undefined || !existsSync(command)) continue;
    const folder = dirname(dirname(await realpath(command)));
    if (existsSync(join(folder, 'bin/npm-cli.js')) && existsSync(join(folder, 'node_modules'))) return folder;
  }
  return null;
}

async function setting(name: string): Promise<string | null> {
  const { exitCode, output } = await runTool('npm', ['config', 'get', name], { cwd: tmpdir() });
  const value = output.trim();
  return exitCode === 0 && value !== '' && value !== 'null' && value !== 'undefined' ? value : null;
}

/**
 * Lays into a folder what Node's image has beyond Debian's: the Node of this project, and npm with this machine's way to its
 * registry. Whoever has to sign in there cannot build this way: what npm knows of that is not passed on.
 */
export async function layNodeFiles(folder: string): Promise<void> {
  const npm = await npmFolder();
  if (npm === null) throw new Error('There is no npm of one piece on this machine; install Node with its own npm.');
  await Promise.all(
    ['usr/local/bin', 'usr/local/etc', 'etc/ssl/certs'].map((path) => mkdir(join(folder, path), { recursive: true })),
  );
  await cp(process.execPath, join(folder, 'usr/local/bin/node'));
  await cp(npm, join(folder, 'usr/local/lib/node_modules/npm'), { recursive: true });
  for (const name of ['npm', 'npx'])
    await symlink(`../lib/node_modules/npm/bin/${name}-cli.js`, join(folder, 'usr/local/bin', name));
  const registry = await setting('registry');
  const lines = registry === null ? [] : [`registry=${registry}`];
  const certificates = (await setting('cafile')) ?? process.env['NODE_EXTRA_CA_CERTS'] ?? null;
  if (certificates !== null) {
    await cp(await realpath(certificates), join(folder, CERTIFICATES));
    lines.push(`cafile=${CERTIFICATES}`);
  }
  await writeFile(join(folder, 'usr/local/etc/npmrc'), `${lines.join('\n')}\n`);
}
