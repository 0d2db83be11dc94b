import { setGlobalDispatcher } from 'undici';
import { guardedDispatcher } from './guardedDispatcher.ts';
import type { OutboundRules } from './OutboundRules.ts';

/**
 * Puts every `fetch` of this process under the rules, those of libraries too. Called once, at the
 * start of a server.
 */
export function guardFetch(rules: OutboundRules): void {
  setGlobalDispatcher(guardedDispatcher(rules));
}
