import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { guardFetch } from './guardFetch.ts';
import { OutboundRules } from './OutboundRules.ts';

test("Node's own fetch is under the rules", async () => {
  const before = getGlobalDispatcher();
  const server = createServer((_request, response) => response.end('inside')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  try {
    guardFetch(new OutboundRules([]));
    await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'forbidden' } });
    guardFetch(new OutboundRules(['127.0.0.1']));
    expect(await (await fetch(url)).text()).toBe('inside');
  } finally {
    setGlobalDispatcher(before);
    server.close();
    server.closeAllConnections();
  }
});
