import { documentName } from '@dailies/shared/document';
import { ServerMessage } from '@dailies/shared/http';
import { MessageType } from '@hocuspocus/server';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RawSocket } from './testing/RawSocket.ts';
import { TestCollaboration, until } from './testing/TestCollaboration.ts';

const WAIT_MS = 20_000;
let test: TestCollaboration;
beforeAll(async () => {
  test = await TestCollaboration.start();
}, WAIT_MS);
afterAll(() => test.stop());

/** The motions that a socket was told of, message by message. */
const motionsOf = ({ stateless }: RawSocket) =>
  stateless.flatMap((text) => {
    const message = ServerMessage.parse(JSON.parse(text));
    return message.type === 'motions' ? [message.motions] : [];
  });

function move(socket: RawSocket, document: string, motion: unknown): void {
  socket.message(document, MessageType.Stateless, (encoder) =>
    encoding.writeVarString(encoder, JSON.stringify({ type: 'motion', motion })),
  );
}

it('what moves is told to the others under the ids that a browser brought, together, and nothing else is', async () => {
  const [dora, vera] = await Promise.all([test.account('dora'), test.account('vera')]);
  const project = await test.project(dora.id);
  await test.join(project, vera.id, 'viewer');
  const name = documentName(project);
  const sockets = await Promise.all(
    [dora, vera].map(async ({ token }) => {
      const socket = await RawSocket.open(test.url);
      socket.authenticate(name, token);
      await until(() => socket.authenticated === 1, 'let in', WAIT_MS);
      return socket;
    }),
  );
  const [ofDora, ofVera] = sockets;
  if (ofDora === undefined || ofVera === undefined) throw new Error('Two sockets are needed.');
  try {
    ofDora.presence(name, [[11, 1, '{"pointer":[0,0]}']]);
    await until(() => ofVera.states.has(11), 'Dora is there', WAIT_MS);

    // Not hers, no motion, and too much: none of it is passed on.
    move(ofVera, name, { of: 11, pointer: [1, 1] });
    move(ofDora, name, { of: 11, pointer: ['a', 1] });
    move(ofDora, name, { of: 11, pointer: [1, 2], junk: 'x'.repeat(2_000) });
    for (let step = 1; step <= 20; step += 1) move(ofDora, name, { of: 11, drag: [3, step, 0], pointer: [step, 7] });
    const last = () => motionsOf(ofVera).at(-1)?.at(-1);
    await until(() => last()?.pointer?.[0] === 20, 'the last motion', WAIT_MS);

    expect(last()).toEqual({ of: 11, pointer: [20, 7], drag: [3, 20, 0] });
    const told = motionsOf(ofVera).flat();
    expect(told.every(({ of, pointer }) => of === 11 && pointer?.[1] === 7)).toBe(true);
    // What came within one picture of a screen came as one.
    expect(told.length).toBeLessThan(20);
    expect(sockets.flatMap(({ reasons }) => reasons)).toEqual([]);
  } finally {
    for (const socket of sockets) socket.close();
  }
});
