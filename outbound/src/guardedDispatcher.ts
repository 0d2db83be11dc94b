import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { OutboundRules } from './OutboundRules.ts';

const CONNECT_MS = 10_000;
/** Whoever makes a picture while it is asked answers when it is there; callers wait as long as they mean to. */
const HEADERS_MS = 600_000;
/** Without a byte of the body. */
const BODY_MS = 60_000;

/** Every address of a name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Looks a name up once, and gives only what may be connected to: what was checked is what is used. */
function admittedLookup(rules: OutboundRules, port: number, resolve: Resolve): LookupFunction {
  const find = async (host: string): Promise<LookupAddress[] | Error> => {
    try {
      return rules.admit(host, port, await resolve(host));
    } catch (error) {
      return asError(error);
    }
  };
  const answer = async (...[host, { all }, callback]: Parameters<LookupFunction>): Promise<void> => {
    const found = await find(host);
    if (found instanceof Error) callback(found, []);
    else if (all === true || found[0] === undefined) callback(null, found);
    else callback(null, found[0].address, found[0].family);
  };
  return (host, options, callback) => void answer(host, options, callback);
}

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
        callback(asError(error), null);
        return;
      }
      const connect = buildConnector({ timeout: CONNECT_MS, lookup: admittedLookup(rules, port, resolve) });
      connect(options, callback);
    },
  });
}
