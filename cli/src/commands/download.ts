import { resolve } from 'node:path';
import { fileNames, takesOf } from '@dailies/api-client';
import { namingProblem } from '@dailies/shared/naming';
import { defineCommand } from '../Command.ts';
import { findNode } from '../findNode.ts';
import { findProject } from '../findProject.ts';
import { shownBytes } from '../shownBytes.ts';
import { UsageError } from '../UsageError.ts';

export const download = defineCommand({
  name: 'download',
  usage: 'PROJECT [--picked] [--node NODE] [--to FOLDER] [--name TEMPLATE] [--with-recipe]',
  summary: 'Download takes as files; what is there already stays',
  help: [
    '--picked         only the picked take of each node',
    '--node NODE      of one node, by its id or title',
    '--to FOLDER      where to; the present folder unless said',
    "--name TEMPLATE  of {code} {scene} {shot} {take} {version}; the project's own unless said",
    '--with-recipe    each with its recipe in it, as the interface gives it, and signed where that is set up',
    '',
    'Without --with-recipe the bytes are those of the SHA-256: each file is checked, and a download that was',
    'broken off goes on where it was. With it the server makes each file as it sends it, so that its length is',
    'checked, and it comes anew after a break. With --json a line a file.',
  ].join('\n'),
  takes: [1, 1],
  options: {
    'picked': { type: 'boolean' },
    'node': { type: 'string' },
    'to': { type: 'string' },
    'name': { type: 'string' },
    'with-recipe': { type: 'boolean' },
  },
  run: async ({ client: connect, positionals: [text = ''], values, environment, output, signal }) => {
    const problem = values.name === undefined ? null : namingProblem(values.name);
    if (problem !== null) throw new UsageError(`--name: ${problem}.`);
    const client = await connect();
    const { id: project } = await findProject(client, text);
    const graph = await client.graph(project);
    const node = values.node === undefined ? undefined : findNode(graph, values.node).id;
    const mediaTypes = await client.mediaTypes(project, node === undefined ? {} : { node });
    const takes = takesOf(graph, { node, picked: values.picked, mediaTypes });
    const names = fileNames(graph, takes, values.name);
    const folder = resolve(environment.workingFolder, values.to ?? '.');
    for (const [index, take] of takes.entries()) {
      const file = resolve(folder, names[index] ?? take.id);
      const options = {
        signal,
        onProgress: (bytes: number, of: number | null): void =>
          output.progress(
            `${index + 1} of ${takes.length}: ${names[index]}, ${shownBytes(bytes)}${of === null ? '' : ` of ${shownBytes(of)}`}`,
          ),
      };
      const written =
        values['with-recipe'] === true
          ? await client.downloadTake(project, take, file, options)
          : await client.download(take.media, file, options);
      const { id, node: from, number, media } = take;
      output.showEach({ take: id, node: from, number, sha256: media, file, written }, () =>
        written ? file : `${file} (there already)`,
      );
    }
    if (takes.length === 0) output.say('There is no such take yet.');
    return 0;
  },
});
