import { resolve } from 'node:path';
import { defineCommand } from '../Command.ts';
import { findProject } from '../findProject.ts';
import { shownBytes } from '../shownBytes.ts';

export const upload = defineCommand({
  name: 'upload',
  usage: 'PROJECT FILE…',
  summary: 'Upload pictures and videos; a node or an asset names each by its SHA-256',
  help: 'With --json a line a file.',
  takes: [2, Number.POSITIVE_INFINITY],
  options: {},
  run: async ({ client: connect, positionals: [text = '', ...names], environment, output, signal }) => {
    const client = await connect();
    const { id: project } = await findProject(client, text);
    for (const [index, name] of names.entries()) {
      output.progress(`${index + 1} of ${names.length}: ${name}`);
      const stored = await client.upload(project, resolve(environment.workingFolder, name), { signal });
      output.showEach(
        { file: name, ...stored },
        () => `${stored.sha256}  ${name} (${stored.mediaType}, ${shownBytes(stored.sizeBytes)})`,
      );
    }
    return 0;
  },
});
