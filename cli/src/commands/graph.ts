import { takesOf } from '@dailies/api-client';
import { defineCommand } from '../Command.ts';
import { findProject } from '../findProject.ts';
import { table } from '../table.ts';

export const graph = defineCommand({
  name: 'graph',
  usage: 'PROJECT',
  summary: "Show a project's nodes; with --json the whole document",
  takes: [1, 1],
  options: {},
  run: async ({ client: connect, positionals: [text = ''], output }) => {
    const client = await connect();
    const { id } = await findProject(client, text);
    if (output.isJson) {
      output.show(await client.rawGraph(id), () => '');
      return 0;
    }
    const read = await client.graph(id);
    output.show(null, () =>
      table(
        ['id', 'type', 'title', 'takes', 'picked'],
        [...read.nodes].map(([node, { type, title }]) => {
          const takes = takesOf(read, { node });
          return [node, type, title, takes.length, takes.find(({ picked }) => picked)?.number ?? ''];
        }),
      ),
    );
    return 0;
  },
});
