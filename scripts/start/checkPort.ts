import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DailiesError } from '@dailies/shared/errors';

const RETRY_MS = 100;

const tryPort = (port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) =>
      resolve('code' in error && typeof error.code === 'string' ? error.code : error.message),
    );
    server.listen({ port, host }, () => server.close(() => resolve(null)));
  });

/**
 * Sees that a port can be listened on; waits up to `patienceMs` for one that is taken. Throws one
 * sentence that says why not.
 */
export async function checkPort(port: number, host: string, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const problem = await tryPort(port, host);
    if (problem === null) return;
    if (problem === 'EADDRINUSE' && Date.now() < deadline) {
      await sleep(RETRY_MS);
      continue;
    }
    switch (problem) {
      case 'EADDRINUSE':
        throw new DailiesError(
          'conflict',
          `Port ${port} on ${host} is taken by another program: stop that one, or start on another, as "PORT=${port === 65_535 ? port - 1 : port + 1} npm start".`,
        );
      case 'EACCES':
        throw new DailiesError('forbidden', `This user may not listen on port ${port}: set PORT to one above 1023.`);
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        throw new DailiesError(
          'invalid-input',
          `This machine has no address "${host}": set HOST to 127.0.0.1, 0.0.0.0 or one of its own.`,
        );
      default:
        throw new DailiesError(
          'internal',
          `Port ${port} on ${host} cannot be listened on (${problem}): set PORT or HOST to another.`,
        );
    }
  }
}
