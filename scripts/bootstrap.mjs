// Plain JavaScript for whatever Node the machine has (20.19 or newer): installs the packages where they
// are missing or out of date, then hands over to the Node that the project pins.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPTS = {
  'start': 'scripts/start.ts',
  'test': 'scripts/gate.ts',
  'bench': 'bench/src/main.ts',
  'soak': 'soak/src/main.ts',
  'screenshots': 'scripts/screenshots.ts',
  'backup': 'scripts/backup.ts',
  'restore': 'scripts/restore.ts',
  'move-media': 'scripts/moveMedia.ts',
  'collect-media': 'scripts/collectMedia.ts',
  'api-client': 'api-client/src/generating/main.ts',
  'runner-schemas': 'scripts/runnerSchemas.ts',
  'dailies': 'cli/src/main.ts',
};
/** Older ones leave out, without a word, optional packages that ask for a newer Node. */
const OLDEST_NODE = [20, 19];
const OLDEST_NPM_MAJOR = 10;
const NEWER_NPM = 'npm@11.19.1';
/** How often to look whether npm, which passes no sign of its own death, is still there. */
const PARENT_POLL_MS = 500;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const pinnedNode = join(bin, 'node');

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Why the packages have to be installed, or null. npm writes what it installed into
 * `node_modules/.package-lock.json` as its last act, so that file tells a whole install from half of one.
 */
function reasonToInstall() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'are not installed';
  const installed = packagesOf(installedFile);
  for (const [path, wanted] of Object.entries(packagesOf(join(root, 'package-lock.json')))) {
    if (!path.includes('node_modules/')) continue;
    const there = installed[path];
    // An optional package may be for another platform.
    const isFine = there === undefined ? wanted.optional || wanted.devOptional : there.version === wanted.version;
    if (!isFine) return 'are older than package-lock.json';
  }
  if (!existsSync(pinnedNode)) return 'lack the Node of this platform';
  return null;
}

/**
 * The command that is npm here. One before 10 (Debian's is 9) leaves out packages of this platform
 * and does not link the pinned Node, so it is asked to run a newer npm instead.
 */
function npmCommand() {
  const own = process.env.npm_execpath;
  const npm = own?.endsWith('.js') ? [process.execPath, own] : ['npm'];
  const [command = 'npm', ...args] = npm;
  const { stdout, error } = spawnSync(command, [...args, '--version'], { encoding: 'utf8' });
  if (error !== undefined) fail(`npm could not be started (${error.message}): install npm, then try again.`);
  return Number.parseInt(stdout, 10) >= OLDEST_NPM_MAJOR ? npm : [...npm, 'exec', '--yes', '--', NEWER_NPM];
}

/** @param {string} reason */
function install(reason) {
  console.log(`Installing: the packages ${reason}; this takes about a minute, once.`);
  // npm under npm passes its own settings down (as a workspace it was asked for), which are not meant for this.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?:config_(?:workspace|prefix|local_prefix)|lifecycle|package)/.test(name),
    ),
  );
  const [command = 'npm', ...args] = npmCommand();
  args.push('ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error');
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
  if (status !== 0) fail('The packages could not be installed: npm says why above. Is the package registry in reach?');
  if (!existsSync(pinnedNode)) {
    fail(
      `There is no pinned Node for this platform (${process.platform} ${process.arch}): Dailies runs on Linux and on Macs with Apple silicon.`,
    );
  }
}

const [name = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(SCRIPTS, name))
  fail(`Say what to run: node scripts/bootstrap.mjs ${Object.keys(SCRIPTS).join(' | ')}`);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(
    `Node ${process.versions.node} is too old to install Dailies with: install Node ${OLDEST_NODE.join('.')} or newer.`,
  );
}
const reason = reasonToInstall();
if (reason !== null) install(reason);

const child = spawn(pinnedNode, [join(root, SCRIPTS[/** @type {keyof typeof SCRIPTS} */ (name)]), ...args], {
  cwd: root,
  // The channel closes when this process dies, however that happens: then the child stops by itself.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal));
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), PARENT_POLL_MS).unref();
}
child.on('error', (error) => fail(`${pinnedNode} could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
