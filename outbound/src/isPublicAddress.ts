import { BlockList, isIPv4 } from 'node:net';

/** IANA's registry of special addresses: this machine, private networks, links, documentation, multicast. */
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within 2000::/3, outside of which nothing is public: protocols (Teredo among them), documentation, 6to4. */
const NOT_PUBLIC_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const listOf = (ranges: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [network, bits] of ranges) list.addSubnet(network, bits, family);
  return list;
};

const notPublicV4 = listOf(NOT_PUBLIC_V4, 'ipv4');
const notPublicV6 = listOf(NOT_PUBLIC_V6, 'ipv6');
const globalV6 = listOf([['2000::', 3]], 'ipv6');
/** Addresses that carry one of IPv4 in their last 32 bits: mapped, and translated by a network (NAT64). */
const carriesV4 = listOf(
  [
    ['::ffff:0:0', 96],
    ['64:ff9b::', 96],
  ],
  'ipv6',
);

/** The last 32 bits of an IPv6 address as one of IPv4. */
function carriedV4(address: string): string {
  // The parser of URLs writes it the one canonical way: without a dotted part.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = '', right] = canonical.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const all = right === undefined ? groups(left) : ['0', '0', ...groups(left), ...groups(right)];
  const [high, low] = all.slice(-2).map((group) => Number.parseInt(group, 16));
  const bytes = [high ?? 0, low ?? 0].flatMap((group) => [group >> 8, group & 0xff]);
  return bytes.join('.');
}

/** Whether an IP address is one of the public internet: nothing of this machine, its networks or its provider's. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublicV4.check(address, 'ipv4');
  const plain = address.split('%', 1)[0] ?? '';
  if (carriesV4.check(plain, 'ipv6')) return isPublicAddress(carriedV4(plain));
  return globalV6.check(plain, 'ipv6') && !notPublicV6.check(plain, 'ipv6');
}
