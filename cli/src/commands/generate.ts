import { defineCommand } from '../Command.ts';
import { findNode } from '../findNode.ts';
import { findProject } from '../findProject.ts';
import { readWhole } from '../readWhole.ts';
import { showStandings } from '../showStandings.ts';
import { waitTogether } from '../waitTogether.ts';

const MOST_VARIATIONS = 8;
const LARGEST_SEED = 4_294_967_295;

export const generate = defineCommand({
  name: 'generate',
  usage: 'PROJECT NODE… [--count N] [--seed SEED] [--anyway] [--wait] [--confirm] [--quiet]',
  summary: 'Ask for takes of nodes, all of them or none',
  help: [
    `--count N    takes of each node, 1 to ${MOST_VARIATIONS}; 1 unless said`,
    "--seed SEED  lock the nodes' seed, as in the inspector: the same again finds the same take",
    '--anyway     also where a take of the same recipe and seed is there',
    '--wait       wait until the takes are there; ends with 1 where one is not made',
    '--confirm    with --wait: let a request run that is held because it came late',
    '--quiet      print the ids of the requests alone, a line each; not with --wait',
  ].join('\n'),
  takes: [2, Number.POSITIVE_INFINITY],
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    anyway: { type: 'boolean' },
    wait: { type: 'boolean' },
    confirm: { type: 'boolean' },
    quiet: { type: 'boolean' },
  },
  run: async ({ client: connect, positionals: [text = '', ...names], values, output, signal }) => {
    const variations = readWhole('count', values.count, 1, MOST_VARIATIONS) ?? 1;
    const seed = readWhole('seed', values.seed, 0, LARGEST_SEED);
    const client = await connect();
    const { id: project } = await findProject(client, text);
    const graph = await client.graph(project);
    const nodes = names.map((name) => findNode(graph, name));
    const requests = await client.generate(
      project,
      nodes.map(({ id }) => id),
      { variations, ...(seed === undefined ? {} : { seed }), anyway: values.anyway === true },
    );
    const asked = nodes.map(({ id, name }, index) => ({ request: requests[index] ?? '', node: id, title: name }));
    if (values.wait !== true) {
      output.show({ project, requests: asked }, () =>
        asked
          .map(({ request, title }) =>
            values.quiet === true ? request : `Asked for ${variations} of "${title}": request ${request}`,
          )
          .join('\n'),
      );
      return 0;
    }
    if (!output.isJson)
      for (const { request, title } of asked) output.say(`Asked for ${variations} of "${title}": request ${request}`);
    const standings = await waitTogether({
      client,
      project,
      requests,
      confirm: values.confirm === true,
      output,
      signal,
    });
    return showStandings(output, await client.graph(project), standings, { project, requests: standings });
  },
});
