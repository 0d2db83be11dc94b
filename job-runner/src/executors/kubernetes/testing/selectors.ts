import { z } from 'zod';
import type { ApiObject } from './ApiObject.ts';
import { StatusError } from './ApiObject.ts';

const Any = z.record(z.string(), z.unknown());

/** A field by its path, such as "status.phase"; the empty text where there is none. */
function fieldOf(object: ApiObject, path: string): string {
  let at: unknown = object;
  for (const key of path.split('.')) {
    const inside = Any.safeParse(at);
    at = inside.success ? inside.data[key] : undefined;
  }
  return typeof at === 'string' ? at : '';
}

interface Term {
  readonly key: string;
  readonly value: string;
  readonly isEqual: boolean;
}

function termsOf(selector: string | null): Term[] {
  if (selector === null || selector === '') return [];
  return selector.split(',').map((text) => {
    const match = /^([^!=]+)(!=|==?)(.*)$/.exec(text);
    if (match === null) throw new StatusError(400, 'BadRequest', `unable to parse requirement: ${text}`);
    return { key: match[1] ?? '', isEqual: match[2] !== '!=', value: match[3] ?? '' };
  });
}

/** Whether an object is what `labelSelector` and `fieldSelector` of a query ask for. */
export function selects(query: URLSearchParams): (object: ApiObject) => boolean {
  const labels = termsOf(query.get('labelSelector'));
  const fields = termsOf(query.get('fieldSelector'));
  return (object) =>
    labels.every(({ key, value, isEqual }) => (object.metadata.labels?.[key] === value) === isEqual) &&
    fields.every(({ key, value, isEqual }) => (fieldOf(object, key) === value) === isEqual);
}
