import type { RefusalRule } from '@dailies/shared/document';

/** What a reason begins with; browsers act on it, never on a number (document-rules B7). */
export type ReasonKind =
  | 'unauthenticated'
  | 'forbidden'
  | `refused:${RefusalRule}`
  | 'resync'
  | 'too-large'
  | 'too-fast'
  | 'storage'
  | 'epoch';

/**
 * Thrown in a hook to close one connection to one document. Hocuspocus hands `reason` to the browser:
 * `kind: sentence`, and for a refusal `refused:rule sentence`. The message of the error is empty on
 * purpose: Hocuspocus prints those that have one, and a refusal is no fault of the server.
 */
export class CloseReason extends Error {
  readonly code = 1000;
  readonly reason: string;
  readonly kind: ReasonKind;
  readonly sentence: string;

  constructor(kind: ReasonKind, sentence: string, options?: ErrorOptions) {
    super('', options);
    this.kind = kind;
    this.sentence = sentence;
    this.reason = kind.startsWith('refused:') ? `${kind} ${sentence}` : `${kind}: ${sentence}`;
  }
}
