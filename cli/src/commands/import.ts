import { resolve } from 'node:path';
import { defineCommand } from '../Command.ts';

export const importing = defineCommand({
  name: 'import',
  usage: 'FILE',
  summary: 'Make a project of an exported one, and become its director',
  takes: [1, 1],
  options: {},
  run: async ({ client: connect, positionals: [name = ''], environment, output, signal }) => {
    const client = await connect();
    output.progress('Sending the file …');
    const imported = await client.importProject(resolve(environment.workingFolder, name), { signal });
    output.show(
      imported,
      () => `${imported.name}: project ${imported.id}, ${imported.takes} takes, ${imported.mediaFiles} files`,
    );
    if (imported.missingFiles > 0) output.say(`${imported.missingFiles} files that it names are not in it.`);
    if (imported.left.length > 0) output.say(`${imported.left.length} records could not be read and were left out.`);
    return 0;
  },
});
