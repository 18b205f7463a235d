import { clientNetwork } from '../../../gateway/limits/clientNetwork';

test.each([
  ['an IPv4 address', '203.0.113.9', '203.0.113.9'],
  ['the same at a socket for both', '::ffff:203.0.113.9', '203.0.113.9'],
  ['the /64 of an IPv6 address', '2001:db8:0:12:1:2:3:4', '2001:db8:0:12'],
  ['the same in its short form', '2001:db8:0:12::4', '2001:db8:0:12'],
  ['that of a link', 'fe80::1%eth0', 'fe80:0:0:0'],
  ['nothing when there is no address', '', ''],
])('the network of a visitor is %s', (_what, address, network) => {
  expect(clientNetwork(address)).toBe(network);
});
