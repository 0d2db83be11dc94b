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
  usage: 'PROJECT [--picked] [--node NODE] [--to FOLDER] [--name TEMPLATE]',
  summary: 'Download takes as files, each checked; what is there already stays',
  help: [
    '--picked         only the picked take of each node',
    '--node NODE      of one node, by its id or title',
    '--to FOLDER      where to; the present folder unless said',
    "--name TEMPLATE  of {code} {scene} {shot} {take} {version}; the project's own unless said",
    '',
    'A download that was broken off goes on where it was. With --json a line a file.',
  ].join('\n'),
  takes: [1, 1],
  options: {
    picked: { type: 'boolean' },
    node: { type: 'string' },
    to: { type: 'string' },
    name: { type: 'string' },
  },
  run: async ({ client: connect, positionals: [text = ''], values, environment, output, signal }) => {
    const problem = values.name === undefined ? null : namingProblem(values.name);
    if (problem !== null) throw new UsageError(`--name: ${problem}.`);
    const client = await connect();
    const graph = await client.graph((await findProject(client, text)).id);
    const node = values.node === undefined ? undefined : findNode(graph, values.node).id;
    const takes = takesOf(graph, { node, picked: values.picked });
    const names = fileNames(graph, takes, values.name);
    const folder = resolve(environment.workingFolder, values.to ?? '.');
    for (const [index, take] of takes.entries()) {
      const file = resolve(folder, names[index] ?? take.id);
      const written = await client.download(take.media, file, {
        signal,
        onProgress: (bytes, of) =>
          output.progress(
            `${index + 1} of ${takes.length}: ${names[index]}, ${shownBytes(bytes)}${of === null ? '' : ` of ${shownBytes(of)}`}`,
          ),
      });
      const { id, node: from, number, media } = take;
      output.showEach({ take: id, node: from, number, sha256: media, file, written }, () =>
        written ? file : `${file} (there already)`,
      );
    }
    if (takes.length === 0) output.say('There is no such take yet.');
    return 0;
  },
});
