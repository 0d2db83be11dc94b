import { useState } from 'react';
import type { ProjectSession } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import type { AnyField } from './field.ts';

/** Why what was read of a field cannot stand; null where it can. */
export const problemOf = (read: { readonly ok: true } | { readonly ok: false; readonly problem: string }) =>
  read.ok ? null : read.problem;

/** By session, and in it by field. */
const TYPED = new WeakMap<ProjectSession, Map<string, string>>();

/**
 * What is being typed in a field and not written; null for what the document has. What was refused stays
 * while one looks at another node, for as long as the project is open.
 */
export function useTyped({ nodes, name }: AnyField): readonly [string | null, (next: string | null) => void] {
  const session = useSession();
  const field = [...nodes, name].join(' ');
  const [typed, setTyped] = useState(() => TYPED.get(session)?.get(field) ?? null);
  const type = (next: string | null) => {
    setTyped(next);
    const all = TYPED.get(session) ?? new Map<string, string>();
    if (next === null) all.delete(field);
    else all.set(field, next);
    TYPED.set(session, all);
  };
  return [typed, type];
}
