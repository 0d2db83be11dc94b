import { createNodes, requestTakes } from '@dailies/shared/commands';
import { DailiesError } from '@dailies/shared/errors';
import type { ListedPipeline, TestedPipeline, TestPipeline } from '@dailies/shared/http';
import { NodeId, RequestId, type UserId } from '@dailies/shared/ids';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';
import { pipelineName } from '@dailies/shared/runs';
import type { Services } from '../../Services.ts';
import { runCommands } from '../commands/runCommands.ts';
import type { Access } from '../projects/accessProject.ts';

/** Far from where people work, so that a test lies on nobody's graph. */
const PLACE = [0, -4_000] as const;
const BESIDE_PX = 420;

/** The type of node whose module a pipeline is for: of its key, or of the longest key that its kind begins with. */
function nodeTypeFor(kind: string): NodeDefinition | undefined {
  return [...NODE_TYPES.values()]
    .filter(({ module: { runs, key } }) => runs && (kind === key || kind.startsWith(`${key}-`)))
    .toSorted((a, b) => b.module.key.length - a.module.key.length)[0];
}

/**
 * Runs a pipeline once as anybody's run goes: a new node in a project, with the pipeline connected, is asked for a
 * take. What comes of it is seen there. Throws `conflict` where it could not be chosen.
 */
export async function testPipeline(
  services: Pick<Services, 'documents' | 'now' | 'newId'>,
  actor: UserId,
  access: Access,
  pipeline: ListedPipeline,
  { params }: Pick<TestPipeline, 'params'>,
): Promise<TestedPipeline> {
  const type = nodeTypeFor(pipeline.module);
  const port = type?.module.inputs.find(({ type: carried }) => carried === 'PipelineReference');
  if (type === undefined || port === undefined) {
    throw new DailiesError(
      'conflict',
      `No node takes a pipeline of the kind "${pipeline.module}", so it cannot be tried here.`,
    );
  }
  if (!pipeline.enabled) {
    throw new DailiesError('conflict', `${pipelineName(pipeline)} is disabled; enable it, and try it then.`);
  }
  const [node, chooser] = [NodeId.parse(services.newId()), NodeId.parse(services.newId())];
  const request = RequestId.parse(services.newId());
  const [x, y] = PLACE;
  const nodes = [
    { id: chooser, type: 'pipeline', title: pipeline.title, pos: [x, y], params: { pipeline: pipeline.id } },
    { id: node, type: type.type, title: `Test of ${pipelineName(pipeline)}`, pos: [x + BESIDE_PX, y], params },
  ];
  const edges = [{ id: services.newId(), from: chooser, fromPort: 'pipeline', to: node, toPort: port.key }];
  const asked = { id: request, node, kind: 'generate', variations: 1, recipe: null, anyway: true, fullQuality: true };
  await runCommands(services, actor, access, [
    { name: createNodes.name, args: { nodes, edges } },
    { name: requestTakes.name, args: asked },
  ]);
  return { node, request };
}
