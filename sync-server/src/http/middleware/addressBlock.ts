import { isIPv6 } from 'node:net';

/**
 * What one attacker surely has: an address of IPv4, or the 64 bits of a network of IPv6, whose
 * addresses are all one household's. Anything else is given back as it is.
 */
export function addressBlock(address: string): string {
  const plain = address.split('%', 1)[0] ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return address;
  // The parser of URLs writes it the one canonical way.
  const [left = '', right] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const groups = left === '' ? [] : left.split(':');
  const zeros = right === undefined ? 0 : 8 - groups.length - (right === '' ? 0 : right.split(':').length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(right ?? '').split(':')];
  return `${all.slice(0, 4).join(':')}::/64`;
}
