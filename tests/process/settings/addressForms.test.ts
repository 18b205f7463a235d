import { addresses } from '../../../process/settings/addressForms';

const read = (text: string) => addresses.schema.safeParse(text);

test('addresses, ranges and names are read with commas between them', () => {
  expect(read('127.0.0.1, 10.0.0.0/8,::1,fd00::/8, loopback,uniquelocal,linklocal')).toMatchObject({
    data: [
      ...['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'],
      ...['loopback', 'uniquelocal', 'linklocal'],
    ],
  });
});

test.each([
  'proxy.example',
  '10.0.0.1/33',
  '10.0.0.0/255.0.0.0',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.1/8/8',
  '10.1',
  '',
])('%j is refused by name', (entry) => {
  const result = read(`127.0.0.1,${entry}`);
  expect(result.success ? [] : result.error.issues.map(({ message }) => message)).toEqual([
    `must list IP addresses, CIDR ranges, loopback, linklocal or uniquelocal, with commas between them; ${JSON.stringify(entry)} is none of these`,
  ]);
});
