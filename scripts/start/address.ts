import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

const ANY_ADDRESS = new Set(['0.0.0.0', '::', '[::]']);

const origin = (host: string, port: number): string => `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;

/** Where this machine reaches a server that listens on `host`. */
export const localOrigin = (host: string, port: number): string =>
  origin(ANY_ADDRESS.has(host) ? '127.0.0.1' : host, port);

/** Where people reach it: on every address of the machine means, for others too, its first one in the network. */
export function shownOrigin(host: string, port: number): string {
  if (!ANY_ADDRESS.has(host)) return origin(host, port);
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outer = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
  return origin(outer?.address ?? '127.0.0.1', port);
}
