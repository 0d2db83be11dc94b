import { format } from 'node:util';
import type { Logger } from 'pino';
import { CloseReason } from './collaboration/CloseReason.ts';

/**
 * Brings what libraries print into the log of the server. Hocuspocus prints every connection that a
 * hook closes, with a stack; a `CloseReason` is no fault of the server, and is one line of it.
 */
export function routeConsole(log: Logger): void {
  const write =
    (level: 'warn' | 'info') =>
    (...parts: unknown[]) => {
      const closed = parts.find((part) => part instanceof CloseReason);
      if (closed === undefined) log[level](format(...parts));
      else log.info({ reason: closed.reason }, 'a document was closed for a connection');
    };
  Object.assign(console, { error: write('warn'), warn: write('warn'), log: write('info') });
}
