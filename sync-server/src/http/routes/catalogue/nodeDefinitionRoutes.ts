import { NodeDefinitionAnswer } from '@dailies/shared/http';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';
import { createRoute, z } from '@hono/zod-openapi';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';

function presentDefinition({ type, title, purpose, group, module, tracked }: NodeDefinition): NodeDefinitionAnswer {
  const { key, version, family, runs } = module;
  return {
    type,
    title,
    purpose,
    group,
    module: { key, version, family, runs },
    inputs: module.inputs.map(({ assetKinds, maxEdges = 1, required = false, ...port }) => ({
      key: port.key,
      title: port.title,
      type: port.type,
      ...(assetKinds === undefined ? {} : { assetKinds: [...assetKinds] }),
      maxEdges,
      required,
    })),
    outputs: module.outputs.map((port) => ({ ...port })),
    params: z.record(z.string(), z.unknown()).parse(z.toJSONSchema(module.params, { io: 'input' })),
    tracked,
  };
}

/** What can stand on the canvas. */
export function nodeDefinitionRoutes(services: Services) {
  const list = createRoute({
    method: 'get',
    path: '/node-definitions',
    tags: ['Catalogue'],
    summary: 'The node types, with ports and the JSON Schema of their params',
    middleware: signedIn(services),
    responses: {
      200: jsonAnswer('The node types.', z.object({ items: z.array(NodeDefinitionAnswer) })),
      default: failing('unauthenticated'),
    },
  });
  const items = [...NODE_TYPES.values()].map(presentDefinition);
  return createApi().openapi(list, (c) => c.json({ items }, 200));
}
