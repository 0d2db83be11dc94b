import type { ErrorCode } from './codes.ts';
import { DailiesError } from './DailiesError.ts';

/** Why something was not done: `code` for programs, `rule` for the rule's id where one has one, `message` for people. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly rule?: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: ErrorCode, message: string, rule?: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: rule === undefined ? { code, message } : { code, message, rule },
});

/** The value, or a throw of the refusal as a `DailiesError`: the second door, for edges. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new DailiesError(result.refusal.code, result.refusal.message);
}
