import { isIP } from 'node:net';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

export const isLoopbackAddress = (address: string): boolean => LOOPBACK.test(address);

/**
 * The address that a connection came from. A proxy on this machine is believed when it names the
 * client (the last entry of `X-Forwarded-For`); anybody else is not.
 */
export function addressOfPeer(peer: string | undefined, forwardedFor: string | null | undefined): string {
  const address = peer ?? 'unknown';
  const forwarded = forwardedFor?.split(',').at(-1)?.trim();
  return isLoopbackAddress(address) && forwarded !== undefined && isIP(forwarded) !== 0 ? forwarded : address;
}
