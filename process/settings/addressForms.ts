import { isIP } from 'node:net';
import { z } from 'zod';
import type { Form } from './setting';

const NAMES: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** A list of IP addresses, CIDR ranges and names of ranges, with commas between them. */
export const addresses: Form<readonly string[]> = {
  english: 'list of addresses',
  chinese: '地址列表',
  schema: z.string().transform((list, context) => {
    const entries = list.split(',').map((entry) => entry.trim());
    for (const entry of entries)
      if (!isAddress(entry))
        context.addIssue(
          `must list IP addresses, CIDR ranges, loopback, linklocal or uniquelocal, with commas between them; ${JSON.stringify(entry)} is none of these`,
        );
    return entries;
  }),
};

function isAddress(entry: string): boolean {
  if (NAMES.has(entry)) return true;
  const [address = '', length, ...more] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (length === undefined) return true;
  // A range of all addresses would let every client choose its address.
  return /^[1-9]\d{0,2}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128);
}
