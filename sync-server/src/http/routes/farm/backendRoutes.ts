import { unwrap } from '@dailies/shared/errors';
import { BackendId } from '@dailies/shared/farm';
import {
  BackendCredential,
  BackendDefinition,
  ChangeBackend,
  CreateBackend,
  ListedBackend,
} from '@dailies/shared/http';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fetchObjectInfo } from '../../../actions/farm/fetchObjectInfo.ts';
import { listBackends, readBackend, readCredential, readListedBackend } from '../../../actions/farm/readBackends.ts';
import {
  changeBackend,
  checkBackend,
  createBackend,
  removeBackend,
  setBackendCredential,
} from '../../../actions/farm/writeBackends.ts';
import { mayManageFarm } from '../../../policies/installationPolicy.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';

const BackendParams = z.object({ backend: BackendId });

/** The places where runs are executed besides the job-runners themselves; for the owner of the installation. */
export function backendRoutes(services: Services) {
  const { db } = services;
  const shared = { middleware: signedIn(services), tags: ['Farm'] };
  const one = { ...shared, request: { params: BackendParams } };
  const path = '/farm/backends';
  const list = createRoute({
    ...shared,
    method: 'get',
    path,
    summary: 'The backends, with how they fare',
    responses: {
      200: jsonAnswer('In the order in which they were added.', z.object({ items: z.array(ListedBackend) })),
      default: failing('forbidden'),
    },
  });
  const create = createRoute({
    ...shared,
    method: 'post',
    path,
    summary: 'Add a backend: a Docker engine, a ComfyUI server, a Kubernetes namespace or a hosted provider',
    description: 'Its credential is kept encrypted, and never answered to anybody.',
    request: { body: jsonBody(CreateBackend) },
    responses: {
      201: jsonAnswer('The backend.', BackendDefinition),
      default: failing('forbidden', 'invalid-input', 'conflict'),
    },
  });
  const read = createRoute({
    ...one,
    method: 'get',
    path: `${path}/{backend}`,
    summary: 'A backend as it is changed, without how it fares',
    responses: { 200: jsonAnswer('The backend.', BackendDefinition), default: failing('forbidden', 'not-found') },
  });
  const change = createRoute({
    ...one,
    method: 'patch',
    path: `${path}/{backend}`,
    summary: 'Change a backend, or pause it, drain it and let it go on',
    request: { params: BackendParams, body: jsonBody(ChangeBackend) },
    responses: {
      200: jsonAnswer('The backend.', BackendDefinition),
      default: failing('forbidden', 'not-found', 'invalid-input', 'conflict', 'stale'),
    },
  });
  const remove = createRoute({
    ...one,
    method: 'delete',
    path: `${path}/{backend}`,
    summary: 'Remove a backend that nothing runs on',
    responses: { 204: { description: 'Removed.' }, default: failing('forbidden', 'not-found', 'conflict', 'stale') },
  });
  const credential = createRoute({
    ...one,
    method: 'put',
    path: `${path}/{backend}/credential`,
    summary: 'Set or remove what a backend is signed in with',
    request: { params: BackendParams, body: jsonBody(BackendCredential) },
    responses: {
      200: jsonAnswer('The backend; it says only that there is a credential.', BackendDefinition),
      default: failing('forbidden', 'not-found', 'invalid-input', 'stale'),
    },
  });
  const check = createRoute({
    ...one,
    method: 'post',
    path: `${path}/{backend}/check`,
    summary: 'Have a backend asked now how it fares',
    responses: {
      202: jsonAnswer('The backend as it stands; the answer comes within seconds.', ListedBackend),
      default: failing('forbidden', 'not-found'),
    },
  });
  const objectInfo = createRoute({
    ...one,
    method: 'get',
    path: `${path}/{backend}/object-info`,
    summary: 'What a ComfyUI server says of its nodes (`/object_info`), to import a workflow by',
    responses: {
      200: jsonAnswer('By the name of the class.', z.record(z.string(), z.unknown())),
      default: failing('forbidden', 'not-found', 'conflict', 'upstream'),
    },
  });

  const managing = (c: Context<AppEnv>) => {
    unwrap(mayManageFarm(c.var.user));
    return c.var.user.id;
  };

  return createApi()
    .openapi(list, async (c) => {
      managing(c);
      return c.json({ items: await listBackends(db) }, 200);
    })
    .openapi(create, async (c) => {
      const actor = managing(c);
      const body = c.req.valid('json');
      await createBackend(services, actor, body);
      return c.json(await readBackend(db, body.id), 201);
    })
    .openapi(read, async (c) => {
      managing(c);
      return c.json(await readBackend(db, c.req.valid('param').backend), 200);
    })
    .openapi(change, async (c) => {
      const actor = managing(c);
      const { backend } = c.req.valid('param');
      await changeBackend(services, actor, backend, c.req.valid('json'));
      return c.json(await readBackend(db, backend), 200);
    })
    .openapi(remove, async (c) => {
      await removeBackend(services, managing(c), c.req.valid('param').backend);
      return c.body(null, 204);
    })
    .openapi(credential, async (c) => {
      const actor = managing(c);
      const { backend } = c.req.valid('param');
      await setBackendCredential(services, actor, backend, c.req.valid('json').credential);
      return c.json(await readBackend(db, backend), 200);
    })
    .openapi(objectInfo, async (c) => {
      managing(c);
      const { backend } = c.req.valid('param');
      const definition = await readBackend(db, backend);
      return c.json(await fetchObjectInfo(definition, await readCredential(services, backend)), 200);
    })
    .openapi(check, async (c) => {
      managing(c);
      const { backend } = c.req.valid('param');
      await checkBackend(services, backend);
      return c.json(await readListedBackend(db, backend), 202);
    });
}
