import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { OutboundRules } from './OutboundRules.ts';

const CONNECT_MS = 10_000;
const HEADERS_MS = 60_000;
/** Without a byte of the body. */
const BODY_MS = 60_000;

/** Every address of a name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });

/** Looks a name up once, and gives only what may be connected to: what was checked is what is used. */
const admittedLookup =
  (rules: OutboundRules, port: number, resolve: Resolve): LookupFunction =>
  (host, { all }, callback) => {
    resolve(host)
      .then((addresses) => rules.admit(host, port, addresses))
      .then(
        (admitted) => {
          const [first] = admitted;
          if (all === true || first === undefined) callback(null, admitted);
          else callback(null, first.address, first.family);
        },
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
      );
  };

/**
 * Connects for `fetch`, by the rules. Every connection is judged by the address that it is made to,
 * so neither a redirect nor a name that resolves to another address the second time leads round it.
 */
export function guardedDispatcher(rules: OutboundRules, resolve: Resolve = resolveBySystem): Agent {
  return new Agent({
    headersTimeout: HEADERS_MS,
    bodyTimeout: BODY_MS,
    connect: (options, callback) => {
      const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
      try {
        // An address is not looked up, so it is judged here.
        if (isIP(options.hostname) !== 0) rules.admit(options.hostname, port, [{ address: options.hostname }]);
      } catch (error) {
        callback(error instanceof Error ? error : new Error(String(error)), null);
        return;
      }
      const connect = buildConnector({ timeout: CONNECT_MS, lookup: admittedLookup(rules, port, resolve) });
      connect(options, callback);
    },
  });
}
