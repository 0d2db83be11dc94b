import { defineCommand } from '../Command.ts';
import { findRequest } from '../findRequest.ts';
import { showStandings } from '../showStandings.ts';
import { waitTogether } from '../waitTogether.ts';

export const wait = defineCommand({
  name: 'wait',
  usage: 'REQUEST [--project PROJECT] [--confirm]',
  summary: 'Wait until a request has ended; ends with 1 where one of its takes was not made',
  help: [
    '--project PROJECT  where it is; looked for unless said',
    '--confirm          let it run where it is held because it came late',
  ].join('\n'),
  takes: [1, 1],
  options: { project: { type: 'string' }, confirm: { type: 'boolean' } },
  run: async ({ client: connect, positionals: [id = ''], values, output, signal }) => {
    const client = await connect();
    const { project, request } = await findRequest(client, id, values.project);
    const standings = await waitTogether({
      client,
      project,
      requests: [request],
      confirm: values.confirm === true,
      output,
      signal,
    });
    return showStandings(output, await client.graph(project), standings, { project, ...standings[0] });
  },
});
