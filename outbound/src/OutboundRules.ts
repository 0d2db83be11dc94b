import { BlockList, isIP, isIPv4 } from 'node:net';
import { DailiesError } from '@dailies/shared/errors';
import { isPublicAddress } from './isPublicAddress.ts';

/** A place of the network that a request is about to go to. */
export interface Target {
  /** As it was asked for, a name or an address. */
  readonly host: string;
  readonly port: number;
  /** What the host was resolved to. */
  readonly address: string;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv4(address) ? 'ipv4' : 'ipv6');

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

/** `name`, `name:port`, `[address]:port`; an address of IPv6 without brackets has no port. */
function placeOf(entry: string): { host: string; port: number | null } {
  const match = isIP(entry) === 0 ? /^(.+):(\d{1,5})$/.exec(entry) : null;
  const host = withoutBrackets(match?.[1] ?? entry).toLowerCase();
  return { host, port: match === null ? null : Number(match[2]) };
}

/**
 * What this installation fetches. Addresses come from people, pipelines and other people's answers,
 * and this machine stands where they do not: so only the public internet is reached, and what the
 * installation's own list names (`OUTBOUND_ALLOW`): a host, a host and port, an address, or a network
 * as 10.1.0.0/16.
 */
export class OutboundRules {
  readonly #networks = new BlockList();
  readonly #places: { readonly host: string; readonly port: number | null }[] = [];

  constructor(allowed: readonly string[]) {
    for (const entry of allowed) {
      const [network = '', bits] = entry.split('/', 2);
      if (bits === undefined) this.#places.push(placeOf(entry));
      else this.#networks.addSubnet(network, Number(bits), familyOf(network));
    }
  }

  mayConnect({ host, port, address }: Target): boolean {
    const names = [withoutBrackets(host).toLowerCase().replace(/\.$/, ''), address];
    return (
      isPublicAddress(address) ||
      this.#networks.check(address.split('%', 1)[0] ?? '', familyOf(address)) ||
      this.#places.some((place) => names.includes(place.host) && (place.port === null || place.port === port))
    );
  }

  /** Those addresses of a host that may be connected to. Throws `forbidden` where there are none. */
  admit<A extends { readonly address: string }>(host: string, port: number, addresses: readonly A[]): A[] {
    const admitted = addresses.filter(({ address }) => this.mayConnect({ host, port, address }));
    if (admitted.length > 0) return admitted;
    throw new DailiesError(
      'forbidden',
      `${host}:${port} is not on the public internet, so it is not fetched from; where it should be, add it to OUTBOUND_ALLOW.`,
    );
  }
}
