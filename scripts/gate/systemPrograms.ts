import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runTool } from './runTool.ts';

interface SystemProgram {
  /** Any of these on PATH will do. */
  readonly commands: readonly string[];
  /** Debian's packages that bring it. */
  readonly packages: readonly string[];
  /** What the tests use where it is missing; null: they are left out. */
  readonly substitute: string | null;
}

const PROGRAMS: readonly SystemProgram[] = [
  { commands: ['ffmpeg'], packages: ['ffmpeg'], substitute: 'FFmpeg as a module, from npm' },
  {
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium', 'fonts-liberation'],
    substitute: '@sparticuz/chromium, from npm',
  },
  { commands: ['exiftool'], packages: ['libimage-exiftool-perl'], substitute: null },
  { commands: ['espeak-ng'], packages: ['espeak-ng'], substitute: null },
  { commands: ['python3'], packages: ['python3', 'python3-venv'], substitute: null },
  // EGL: without it Blender's own renderers crash where there is no screen. NumPy: its package only recommends it.
  { commands: ['blender'], packages: ['blender', 'libegl1', 'python3-numpy'], substitute: null },
  {
    // A whole S3 server: Ceph's gateway, and the Ceph behind it.
    commands: ['radosgw'],
    packages: ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'],
    substitute: null,
  },
  // A Docker engine of the tests' own, and what its images are made of.
  { commands: ['dockerd'], packages: ['docker.io'], substitute: null },
  { commands: ['busybox'], packages: ['busybox-static'], substitute: null },
  // What stands in for the images of a registry.
  { commands: ['debootstrap'], packages: ['debootstrap'], substitute: null },
  { commands: ['openssl'], packages: ['openssl'], substitute: null },
];

async function isOnPath(command: string): Promise<boolean> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const isThere = await access(join(folder, command), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}

async function missingPrograms(): Promise<SystemProgram[]> {
  const missing: SystemProgram[] = [];
  for (const program of PROGRAMS) {
    const there = await Promise.all(program.commands.map(isOnPath));
    if (!there.includes(true)) missing.push(program);
  }
  return missing;
}

/**
 * Installs the system's programs that tests use, where this user may; elsewhere says what is used
 * instead, and which command brings the real one.
 */
export async function installSystemPrograms(): Promise<void> {
  const missing = await missingPrograms();
  if (missing.length === 0) return;
  const packages = missing.flatMap((program) => program.packages);
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() === 0 && (await isOnPath('apt-get'))) {
    console.log(`Installing what the tests need of the system: ${packages.join(', ')}.`);
    const options = { cwd: '/', env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await runTool('apt-get', ['update', '-qq'], options);
    const { exitCode, output } = await runTool(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      options,
    );
    if (exitCode !== 0) console.log(output.trim());
  }
  for (const { commands, substitute } of await missingPrograms()) {
    const instead = substitute === null ? 'what needs it is left out' : `the tests use ${substitute}`;
    console.log(`There is no ${commands[0]} on this machine; ${instead}. "${command}" brings it.`);
  }
}
