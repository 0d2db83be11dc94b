import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { debianRoot } from './debianRoot.ts';
import type { DockerCommand } from './DockerCommand.ts';
import { layNodeFiles } from './layNodeFiles.ts';

const DOCKERFILE = resolve(import.meta.dirname, '../../infra/Dockerfile');
const DEBIAN = 'stand-in/debian';

/**
 * Gives an engine that reaches no registry the image that `infra/Dockerfile` begins with, under its very name: Debian and
 * Node as they are in the public one, made of their packages.
 */
export async function makeBaseImage(docker: DockerCommand, folder: string): Promise<void> {
  const [, name] = /^FROM (node:\S+)/m.exec(await readFile(DOCKERFILE, 'utf8')) ?? [];
  if (name === undefined) throw new Error('infra/Dockerfile begins with no image of Node.');
  await docker.run('import', await debianRoot(), DEBIAN);
  const context = await mkdtemp(join(folder, 'node-'));
  try {
    await mkdir(join(context, 'root'));
    await layNodeFiles(join(context, 'root'));
    await writeFile(join(context, 'Dockerfile'), `FROM ${DEBIAN}\nCOPY root /\n`);
    await docker.build(name, context);
  } finally {
    await rm(context, { recursive: true });
  }
}
