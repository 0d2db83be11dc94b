import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMediaStore } from '@dailies/media-store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from '../attack/testing/World.ts';
import { type Operation, operationsOf } from './testing/ApiDocument.ts';
import { wrongBy } from './testing/admits.ts';
import { farmCalls } from './testing/farmCalls.ts';
import { linkedStore } from './testing/linkedStore.ts';
import { linkCalls } from './testing/refusedElsewhere.ts';
import { rightCallOf } from './testing/rightCallOf.ts';
import { undocumentedIn, wrongInRefusal } from './testing/wrongInAnswer.ts';
import { wrongAsks } from './testing/wrongAsks.ts';

/** Nobody is there: what is asked of an account's link to a provider needs only its row. */
const PROVIDER = { issuer: 'http://127.0.0.1:1', clientId: 'dailies', clientSecret: null, name: 'Studio' };

/** What was put by links into the store. */
const put = new Map<string, Uint8Array<ArrayBuffer>>();

/** Says of its nodes that it has none. */
const comfy = createServer((_, response) => response.setHeader('content-type', 'application/json').end('{}'));
let comfyUrl: string;

let folder: string;
let world: World;
let operations: Operation[];
/** How many calls were made that are wrong in one thing. */
let wrongCalls = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-contract-'));
  await once(comfy.listen(0, '127.0.0.1'), 'listening');
  const address = comfy.address();
  comfyUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const store = linkedStore(await openMediaStore(`file:${folder}`), put);
  // A time that stands still, so that what is read again is the same.
  const now = Date.now();
  world = await World.start({ oidc: PROVIDER, store, now: () => now });
  const answer = await world.app.fetch('GET', '/api/v1/openapi.json');
  operations = operationsOf(await answer.json());
});
afterAll(async () => {
  await world.stop();
  comfy.close();
  await rm(folder, { recursive: true, force: true });
});

/** What an operation does otherwise than the document says, in sentences. */
async function faultsOf(operation: Operation): Promise<string[]> {
  const { method, isClosed, route } = operation;
  const call = rightCallOf(route, [...linkCalls(put), ...farmCalls(comfyUrl)]);
  if (call === undefined) return ['No call of it is known that succeeds.'];
  const ask = await call.ask(world, world.person(call.standing));
  const proof = ask.proof ?? (await world.proof(call.standing, 'bearer'));
  const faults: string[] = [];
  const note = (what: string, fault: string | null): void => {
    if (fault !== null) faults.push(`${what}: ${fault}`);
  };
  if (isClosed) {
    note('without signing in', await wrongInRefusal(operation, await world.send(method, ask, {}), 401));
  }
  for (const { wrong, ask: wrongAsk, status } of wrongAsks(operation, ask)) {
    wrongCalls += 1;
    note(wrong, await wrongInRefusal(operation, await world.send(method, wrongAsk, proof), status));
  }
  // After all that was refused, so that it was refused and changed nothing.
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (schema !== undefined && !(ask.body instanceof Buffer)) note('the right body', wrongBy(schema, ask.body));
  const answer = await world.send(method, ask, isClosed ? proof : {});
  if (!answer.ok) note('the right call', `answered ${answer.status}: ${await answer.text()}`);
  else note('the right call', await undocumentedIn(operation, answer));
  const tag = answer.headers.get('etag');
  if (method === 'GET' && tag !== null) {
    const headers = { ...ask.headers, 'if-none-match': tag };
    const again = await world.send(method, { ...ask, headers }, isClosed ? proof : {});
    note(
      'the right call again',
      again.status === 304 ? await undocumentedIn(operation, again) : `answered ${again.status}`,
    );
  }
  return faults;
}

test('every operation of the document answers as the document says', async () => {
  const faults: Record<string, string[]> = {};
  for (const operation of operations) {
    const found = await faultsOf(operation).catch((error: unknown) => [String(error)]);
    if (found.length > 0) faults[operation.route] = found;
  }
  expect(faults).toEqual({});
  // It walked: the document was not empty, and there was much to do wrong.
  expect(operations.length).toBeGreaterThan(100);
  expect(wrongCalls).toBeGreaterThan(400);
}, 60_000);
