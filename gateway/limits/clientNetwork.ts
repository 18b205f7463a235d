import ipaddr from 'ipaddr.js';

/** 16-bit parts of an IPv6 address that name its network of 64 bits. */
const NETWORK_PARTS = 4;

/**
 * The network of a visitor, within which all addresses count as one caller: an IPv4 address itself,
 * and the /64 of an IPv6 address. A subscriber receives at least a /64, in which every device
 * chooses and changes its addresses freely (RFC 8981), so that one visitor would otherwise have as
 * many allowances as addresses.
 */
export function clientNetwork(address: string): string {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  // An IPv4 visitor at a socket that listens on both is `::ffff:192.0.2.1`.
  const parsed = ipaddr.process(address);
  if (!('parts' in parsed)) return parsed.toString();
  return parsed.parts
    .slice(0, NETWORK_PARTS)
    .map((part) => part.toString(16))
    .join(':');
}
