import { BlockList, isIP } from 'node:net';

/**
 * What no address of the internet is, by IANA's registries of special-purpose addresses (RFC 6890, RFC 8190) and of IPv6
 * global unicast addresses: all of these lie inside somebody's network or this very machine, or mean nothing outside.
 */
const SPECIAL = new BlockList();
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' ')))
  subnet(SPECIAL, range, 'ipv4');
// Within global unicast: protocol assignments with Teredo, 6to4 (both carry an IPv4 address inside), documentation.
for (const range of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) subnet(SPECIAL, range, 'ipv6');

/** Everything else of IPv6 is local, mapped from IPv4, or not assigned. */
const GLOBAL_UNICAST = new BlockList();
subnet(GLOBAL_UNICAST, '2000::/3', 'ipv6');

/** Whether an address (no name) can be somebody's on the internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !SPECIAL.check(address, 'ipv4');
  return isIP(address) === 6 && GLOBAL_UNICAST.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
}

function subnet(list: BlockList, range: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', prefix] = range.split('/');
  list.addSubnet(network, Number(prefix), family);
}
