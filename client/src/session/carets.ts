import type { Awareness } from 'y-protocols/awareness';
import { z } from 'zod';
import { colourOf } from '@dailies/shared/people';

/** Alpha of a selected stretch of text, as two hex digits. */
const SOFT = '33';

const Named = z.object({ id: z.string(), name: z.string() });

/**
 * The awareness as shared texts see it: everybody with their colour. Colours follow from ids, so they
 * are not sent, and nobody can take another's.
 */
export function carets(awareness: Awareness): Awareness {
  const coloured = () =>
    new Map(
      [...awareness.getStates()].map(([client, state]) => {
        const person = Named.safeParse(state['user']);
        if (!person.success) return [client, state] as const;
        const color = colourOf(person.data.id);
        return [client, { ...state, user: { ...person.data, color, colorLight: `${color}${SOFT}` } }] as const;
      }),
    );
  return new Proxy(awareness, {
    get: (target, key): unknown => {
      if (key === 'getStates') return coloured;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (...args: unknown[]): unknown => Reflect.apply(value, target, args) : value;
    },
  });
}

/** Takes one's caret away from the others' texts: an editor that goes does not do so itself. */
export function liftCaret(awareness: Awareness): void {
  if (awareness.getLocalState()?.['cursor'] !== undefined) awareness.setLocalStateField('cursor', null);
}
