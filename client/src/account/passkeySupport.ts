import { browserSupportsWebAuthn } from '@simplewebauthn/browser';

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;

export interface Page {
  readonly hostname: string;
  readonly isSecureContext: boolean;
  /** The browser knows WebAuthn. */
  readonly isKnown: boolean;
}

export const thisPage = (): Page => ({
  hostname: window.location.hostname,
  isSecureContext: window.isSecureContext,
  isKnown: browserSupportsWebAuthn(),
});

/**
 * Why passkeys cannot be used on this page, as one sentence; null where they can. `passkeyHost` is
 * the host that they belong to, null for whichever the page has.
 */
export function passkeyObstacle(
  { hostname, isSecureContext, isKnown }: Page,
  passkeyHost: string | null,
): string | null {
  if (passkeyHost !== null && passkeyHost !== hostname && !hostname.endsWith(`.${passkeyHost}`)) {
    return `Passkeys of this installation work at ${passkeyHost}; open Dailies there to use one.`;
  }
  if (ADDRESS.test(hostname)) {
    return 'Passkeys need a name instead of a number in the address; open Dailies by https, or at localhost on its own machine.';
  }
  if (!isSecureContext) {
    return 'Passkeys need an encrypted connection; open Dailies by https, or at localhost on its own machine.';
  }
  return isKnown ? null : 'This browser does not know passkeys; use a newer one.';
}
