import { defineCommand } from '../Command.ts';

export const whoami = defineCommand({
  name: 'whoami',
  usage: '',
  summary: 'Say who is signed in, and where',
  takes: [0, 0],
  options: {},
  run: async ({ client: connect, output }) => {
    const client = await connect();
    const me = await client.me();
    output.show({ url: client.url, ...me }, () => `${me.name} (${me.email}) at ${client.url}`);
    return 0;
  },
});
