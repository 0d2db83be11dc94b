import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { checkPort } from './checkPort.ts';

const listen = (): Promise<{ port: number; close: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port'));
      resolve({ port: address.port, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });

it('accepts a free port and refuses a taken one with a sentence', async () => {
  const { port, close } = await listen();
  await expect(checkPort(port, '127.0.0.1', 0)).rejects.toThrow(
    new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken by another program: stop that one, or start on another`),
  );
  await close();
  await checkPort(port, '127.0.0.1', 0);
});

it('waits for a predecessor to let go', async () => {
  const { port, close } = await listen();
  setTimeout(() => void close(), 150);
  await checkPort(port, '127.0.0.1', 5_000);
});

it('says so where the machine has no such address', async () => {
  await expect(checkPort(4_000, '203.0.113.1', 0)).rejects.toThrow('This machine has no address "203.0.113.1"');
});
