/** Why the server closed a document, as the first word of its reason says (design §9). */
export const CLOSE_KINDS = [
  'unauthenticated',
  'forbidden',
  'refused',
  'resync',
  'too-large',
  'too-fast',
  'storage',
  'epoch',
] as const;
type CloseKind = (typeof CLOSE_KINDS)[number];

export interface CloseReason {
  /** `network`: nobody gave a reason, so the connection itself is gone. */
  readonly kind: CloseKind | 'network';
  /** The rule that refused, for `refused`. */
  readonly rule: string | null;
  /** For people; empty where none was given. */
  readonly sentence: string;
}

/** `refused:A4 Only its author …` → kind, rule and sentence. Whatever is not known reads as `network`. */
export function parseCloseReason(reason: string): CloseReason {
  const [, word, rest = ''] = /^([a-z-]+):([\s\S]*)$/.exec(reason) ?? [];
  const kind = CLOSE_KINDS.find((known) => known === word);
  if (kind === undefined) return { kind: 'network', rule: null, sentence: '' };
  if (kind !== 'refused') return { kind, rule: null, sentence: rest.trim() };
  const [, rule = '', sentence = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  return { kind, rule: rule === '' ? null : rule.replace(/:$/, ''), sentence: sentence.trim() };
}

/**
 * What to do after a close:
 * - `reconnect`: at once; the handshake sends the full difference, which is what was missing.
 * - `retry`: keep editing here and try again, later each time.
 * - `rescue`: this copy cannot be merged; set it aside and open the server's.
 * - `leave`: this person may not be here; leave the page and keep the copy.
 * - `wait`: the connection comes back by itself.
 */
export type CloseResponse = 'reconnect' | 'retry' | 'rescue' | 'leave' | 'wait';

const RESPONSES: Readonly<Record<CloseReason['kind'], CloseResponse>> = {
  'resync': 'reconnect',
  'storage': 'retry',
  'too-fast': 'retry',
  'refused': 'rescue',
  'epoch': 'rescue',
  'too-large': 'rescue',
  'unauthenticated': 'leave',
  'forbidden': 'leave',
  'network': 'wait',
};

export const responseTo = ({ kind }: CloseReason): CloseResponse => RESPONSES[kind];

const FIRST_RETRY_MS = 1_000;
/** Soon enough after the server is well again, and little enough for it while it is not. */
const LAST_RETRY_MS = 5_000;

/** How long to wait before a retry, after so many (0, 1, 2 …) that came to nothing. */
export const retryDelayMs = (failures: number): number => Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
