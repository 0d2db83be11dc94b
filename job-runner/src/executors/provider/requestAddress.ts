import { TEMPLATE_NAME } from '@dailies/shared/runs';
import { RunFailure } from '../RunFailure.ts';
import type { Fillings } from './fillTemplate.ts';

/** A job's name may have slashes in it, as Google's have; what a person typed stays one part of the path. */
function encoded(name: string, value: string): string {
  const parts = name.startsWith('kept.') ? value.split('/') : [value];
  // Dots would lead out of the path, encoded or not.
  if (parts.some((part) => part === '.' || part === '..')) {
    throw new RunFailure('pipeline-failed', `The provider's answer has no usable value for "${name}".`);
  }
  return parts.map(encodeURIComponent).join('/');
}

/**
 * Where a request goes: a path under the backend's address, or an address that the provider gave, if it is the
 * backend's own. Throws `RunFailure` for any other, since the credential would go there.
 */
export function requestAddress(path: string, base: string, fillings: Fillings): URL {
  const kept = /^\{(kept\.[A-Za-z0-9_]+)\}$/.exec(path)?.[1];
  const text = (name: string): string => {
    const value = fillings.get(name)?.[0];
    if (value === undefined || value instanceof Blob) {
      throw new RunFailure(
        'pipeline-failed',
        `The provider's answer has no "${name}", which its pipeline asks for next.`,
      );
    }
    return String(value);
  };
  if (kept === undefined) {
    const filled = path.replace(TEMPLATE_NAME, (_, name: string) => encoded(name, text(name)));
    return new URL(base.replace(/\/$/, '') + filled);
  }
  const address = URL.canParse(text(kept)) ? new URL(text(kept)) : undefined;
  if (address?.origin !== new URL(base).origin) {
    throw new RunFailure(
      'pipeline-failed',
      `The provider gave ${address?.host ?? 'no address'} to go on at, which is not the backend's own host; correct the backend's address.`,
    );
  }
  return address;
}
