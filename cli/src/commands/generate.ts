import { defineCommand } from '../Command.ts';
import { findNode } from '../findNode.ts';
import { findProject } from '../findProject.ts';
import { readWhole } from '../readWhole.ts';
import { showChain, showPlan } from '../showChain.ts';
import { showStandings } from '../showStandings.ts';
import { UsageError } from '../UsageError.ts';
import { waitTogether } from '../waitTogether.ts';

const MOST_VARIATIONS = 8;
const LARGEST_SEED = 4_294_967_295;

interface ScopeFlags {
  readonly 'with-above'?: boolean | undefined;
  readonly 'with-below'?: boolean | undefined;
  readonly 'scene'?: boolean | undefined;
}

function scopeOf(flags: ScopeFlags): 'nodes' | 'above' | 'below' | 'scene' {
  const scopes = [
    flags['with-above'] === true ? 'above' : [],
    flags['with-below'] === true ? 'below' : [],
    flags.scene === true ? 'scene' : [],
  ].flat();
  if (scopes.length > 1) throw new UsageError('Choose one of --with-above, --with-below and --scene.');
  return (['above', 'below', 'scene'] as const).find((scope) => scope === scopes[0]) ?? 'nodes';
}

export const generate = defineCommand({
  name: 'generate',
  usage:
    'PROJECT NODE… [--with-above | --with-below | --scene] [--plan] [--count N] [--seed SEED] [--anyway] [--wait] [--confirm] [--quiet]',
  summary: 'Ask for takes of nodes, all of them or none',
  help: [
    `--count N    takes of each node, 1 to ${MOST_VARIATIONS}; 1 unless said`,
    "--seed SEED  lock the nodes' seed, as in the inspector: the same again finds the same take",
    '--anyway     also where a take of the same recipe and seed is there',
    '--with-above  those nodes and what is above them and not up to date, each after what it is made from',
    '--with-below  what is below those nodes and not up to date, and they themselves',
    '--scene      what stands in those scenes and is not up to date',
    '--plan       only say what would run, be reused and be skipped',
    '--wait       wait until the takes are there; ends with 1 where one is not made',
    '--confirm    with --wait: let a request run that is held because it came late',
    '--quiet      print the ids of the requests alone, a line each; not with --wait',
  ].join('\n'),
  takes: [2, Number.POSITIVE_INFINITY],
  options: {
    'count': { type: 'string' },
    'seed': { type: 'string' },
    'anyway': { type: 'boolean' },
    'with-above': { type: 'boolean' },
    'with-below': { type: 'boolean' },
    'scene': { type: 'boolean' },
    'plan': { type: 'boolean' },
    'wait': { type: 'boolean' },
    'confirm': { type: 'boolean' },
    'quiet': { type: 'boolean' },
  },
  run: async ({ client: connect, positionals: [text = '', ...names], values, output, signal }) => {
    const variations = readWhole('count', values.count, 1, MOST_VARIATIONS) ?? 1;
    const seed = readWhole('seed', values.seed, 0, LARGEST_SEED);
    const client = await connect();
    const { id: project } = await findProject(client, text);
    const graph = await client.graph(project);
    const nodes = names.map((name) => findNode(graph, name));
    const scope = scopeOf(values);
    const ids = nodes.map(({ id }) => id);
    if (values.plan === true || scope !== 'nodes') {
      if (seed !== undefined)
        throw new UsageError('--seed goes with nodes alone, without --plan or what is above or below.');
      const question = { scope, nodes: ids, variations, anyway: values.anyway === true };
      if (values.plan === true) return showPlan(output, await client.planChain(project, question));
      const made = await client.requestChain(project, question);
      if (values.wait !== true) return showChain(output, made, values.quiet === true);
      const standings = await waitTogether({
        client,
        project,
        requests: made.requests.map(({ id }) => id),
        confirm: values.confirm === true,
        output,
        signal,
      });
      return showStandings(output, await client.graph(project), standings, { project, ...made, requests: standings });
    }
    const requests = await client.generate(project, ids, {
      variations,
      ...(seed === undefined ? {} : { seed }),
      anyway: values.anyway === true,
    });
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
