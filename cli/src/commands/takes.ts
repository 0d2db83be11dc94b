import { takesOf } from '@dailies/api-client';
import { defineCommand } from '../Command.ts';
import { findNode } from '../findNode.ts';
import { findProject } from '../findProject.ts';
import { table } from '../table.ts';

export const takes = defineCommand({
  name: 'takes',
  usage: 'PROJECT [--node NODE] [--picked]',
  summary: "List a project's takes",
  help: ['--node NODE  of one node, by its id or title', '--picked     only the picked take of each node'].join('\n'),
  takes: [1, 1],
  options: { node: { type: 'string' }, picked: { type: 'boolean' } },
  run: async ({ client: connect, positionals: [text = ''], values, output }) => {
    const client = await connect();
    const graph = await client.graph((await findProject(client, text)).id);
    const node = values.node === undefined ? undefined : findNode(graph, values.node).id;
    const all = takesOf(graph, { node, picked: values.picked });
    output.show(all, () =>
      table(
        ['node', 'take', 'picked', 'kind', 'size', 'seed', 'made', 'id'],
        all.map((take) => [
          take.title === '' ? take.node : take.title,
          take.number,
          take.picked ? 'yes' : '',
          take.kind,
          `${take.width}x${take.height}`,
          take.seed,
          new Date(take.at).toISOString().slice(0, 16).replace('T', ' '),
          take.id,
        ]),
      ),
    );
    return 0;
  },
});
