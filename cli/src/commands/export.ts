import { resolve } from 'node:path';
import { defineCommand } from '../Command.ts';
import { findProject } from '../findProject.ts';
import { shownBytes } from '../shownBytes.ts';

export const exporting = defineCommand({
  name: 'export',
  usage: 'PROJECT FILE [--without-media]',
  summary: 'Write a project into a new file: directors and producers',
  help: '--without-media  name the pictures, videos and sounds, and leave them out',
  takes: [2, 2],
  options: { 'without-media': { type: 'boolean' } },
  run: async ({ client: connect, positionals: [text = '', name = ''], values, environment, output, signal }) => {
    const client = await connect();
    const { id: project } = await findProject(client, text);
    const file = resolve(environment.workingFolder, name);
    const bytes = await client.exportProject(project, file, {
      media: values['without-media'] !== true,
      signal,
      onProgress: (sofar) => output.progress(`${shownBytes(sofar)} so far`),
    });
    output.show({ project, file, bytes }, () => `${file}: ${shownBytes(bytes)}`);
    return 0;
  },
});
