import { ERROR_STATUS, type ErrorCode } from '@dailies/shared/errors';
import { Problem } from '@dailies/shared/http';
import { z } from 'zod';
import { problem } from '../http/problem.ts';

const AuthError = z.object({ code: z.string().optional(), message: z.string().optional() });

/** Where better-auth's sentence says too little. */
const SENTENCES: Readonly<Record<string, { code: ErrorCode; detail: string }>> = {
  INVALID_EMAIL_OR_PASSWORD: {
    code: 'unauthenticated',
    detail: 'The e-mail address or the password is wrong; try again.',
  },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    code: 'conflict',
    detail: 'There is an account with this e-mail address already; sign in instead.',
  },
  USER_ALREADY_EXISTS: {
    code: 'conflict',
    detail: 'There is an account with this e-mail address already; sign in instead.',
  },
  INVALID_ORIGIN: { code: 'forbidden', detail: 'This page is not part of this installation; open Dailies itself.' },
  MISSING_OR_NULL_ORIGIN: {
    code: 'forbidden',
    detail: 'The request names no origin; programs sign in with POST /api/v1/auth/token.',
  },
};

const codeOf = (status: number): ErrorCode =>
  Problem.shape.code.catch('invalid-input').parse(Object.entries(ERROR_STATUS).find(([, of]) => of === status)?.[0]);

/** A failed answer of better-auth (below 500) in the form of every other failed answer. */
export async function problemOfAuthAnswer(answer: Response): Promise<Problem> {
  const body = AuthError.catch({}).parse(await answer.json().catch(() => ({})));
  const known = body.code === undefined ? undefined : SENTENCES[body.code];
  return problem(
    known?.code ?? codeOf(answer.status),
    known?.detail ??
      (body.message === undefined
        ? 'This could not be done; check what was sent.'
        : `${body.message}.`.replace(/([.!?])\.$/, '$1')),
  );
}
