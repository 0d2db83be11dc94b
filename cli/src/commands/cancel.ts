import { defineCommand } from '../Command.ts';
import { findRequest } from '../findRequest.ts';

export const cancel = defineCommand({
  name: 'cancel',
  usage: 'REQUEST|RUN [--project PROJECT]',
  summary: 'Stop what has not ended of a request',
  help: '--project PROJECT  where it is; looked for unless said',
  takes: [1, 1],
  options: { project: { type: 'string' } },
  run: async ({ client: connect, positionals: [id = ''], values, output }) => {
    const client = await connect();
    const { project, request } = await findRequest(client, id, values.project);
    await client.cancel(project, request);
    const standing = await client.standing(project, request);
    output.show({ project, ...standing }, () =>
      standing.ended ? `Request ${request} has ended.` : `Request ${request} is cancelled; it stops within seconds.`,
    );
    return 0;
  },
});
