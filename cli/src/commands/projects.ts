import { collect } from '../collect.ts';
import { defineCommand } from '../Command.ts';
import { table } from '../table.ts';

export const projects = defineCommand({
  name: 'projects',
  usage: '[--archived]',
  summary: 'List your projects, last edited first',
  help: '--archived  those in the archive',
  takes: [0, 0],
  options: { archived: { type: 'boolean' } },
  run: async ({ client: connect, values, output }) => {
    const client = await connect();
    const all = await collect(client.projects({ archived: values.archived === true }));
    output.show(all, () =>
      table(
        ['id', 'name', 'role', 'members', 'edited'],
        all.map(({ id, name, role, memberCount, editedAt }) => [
          id,
          name,
          role,
          memberCount,
          editedAt.slice(0, 16).replace('T', ' '),
        ]),
      ),
    );
    return 0;
  },
});
