import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { runTool } from '../gate/runTool.ts';

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/dailies');
const SUITE = 'bookworm';
/** What Debian's slim images leave out as well. */
const LEFT_OUT = ['usr/share/doc', 'usr/share/info', 'usr/share/lintian', 'usr/share/locale', 'usr/share/man'];
/** And what keeps packages that are installed later as slim. */
const SETTINGS = {
  'etc/dpkg/dpkg.cfg.d/slim': `${LEFT_OUT.map((folder) => `path-exclude /${folder}/*\n`).join('')}force-unsafe-io\n`,
  'etc/apt/apt.conf.d/clean': 'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb"; };\n',
};

async function make(archive: string): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'dailies-debian-'));
  try {
    const steps = [
      ['debootstrap', '--variant=minbase', SUITE, root],
      ['tar', '--create', '--file', `${archive}.part`, '--directory', root, '.'],
    ] as const;
    for (const [command, ...args] of steps) {
      const { exitCode, output } = await runTool(command, args, { cwd: tmpdir() });
      if (exitCode !== 0) throw new Error(`Debian's files could not be fetched: ${output.slice(-2_000)}`);
      if (command !== 'debootstrap') continue;
      for (const [path, text] of Object.entries(SETTINGS)) await writeFile(join(root, path), text);
      for (const folder of [...LEFT_OUT, 'var/lib/apt/lists', 'var/cache/apt/archives']) {
        for (const name of await readdir(join(root, folder)).catch(() => []))
          await rm(join(root, folder, name), { recursive: true });
      }
    }
    await rename(`${archive}.part`, archive);
  } finally {
    await rm(root, { recursive: true, force: true });
    await rm(`${archive}.part`, { force: true });
  }
}

/** An archive of what Debian's slim image holds, made of Debian's packages by root: 40 s, once. */
export async function debianRoot(): Promise<string> {
  const version = createHash('sha256')
    .update(JSON.stringify([SUITE, LEFT_OUT, SETTINGS]))
    .digest('hex')
    .slice(0, 12);
  const archive = join(CACHE, `debian-${version}.tar`);
  if (existsSync(archive)) return archive;
  await mkdir(CACHE, { recursive: true });
  await make(archive);
  return archive;
}
