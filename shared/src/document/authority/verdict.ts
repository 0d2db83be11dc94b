import type { UserId } from '../../ids/index.ts';
import type { Role } from '../../people/index.ts';

/**
 * What is to happen with a raw update (document-rules A1).
 * - `accept`: everything resolves and is allowed. `claims` are the client ids that the actor wrote
 *   under for the first time. `changes` is false where nothing would change (nothing to log).
 * - `resync`: it builds on something that is missing here: not logged, not acknowledged; the full
 *   difference is asked for.
 * - `refuse`: understood, and forbidden. `rule` is stable and stands in SPEC.md.
 */
export type Verdict =
  | { readonly verdict: 'accept'; readonly claims: readonly number[]; readonly changes: boolean }
  | { readonly verdict: 'resync'; readonly message: string }
  | { readonly verdict: 'refuse'; readonly rule: RefusalRule; readonly message: string };

/** Rules by which a raw update is refused; each has its sentence in SPEC.md. */
export const REFUSAL_RULES = [
  'malformed',
  'structure',
  'content',
  'unknown-root',
  'unknown-key',
  'client-id',
  'role',
  'server-only',
  'immutable',
  'not-yours',
] as const;
export type RefusalRule = (typeof REFUSAL_RULES)[number];

/** Who sends an update. */
export interface Actor {
  readonly user: UserId;
  readonly role: Role;
}

/** Whose a Yjs client id is: a user's, the server's (`null`), or nobody's yet (`undefined`). */
export type OwnerOfClient = (client: number) => UserId | null | undefined;

/** Thrown and caught inside judging only. */
export class Refused extends Error {
  readonly rule: RefusalRule;

  constructor(rule: RefusalRule, message: string) {
    super(message);
    this.rule = rule;
  }
}

/** Thrown and caught inside judging only: something that the update builds on is missing. */
export class Unresolvable extends Error {}
