import type { Disclosure } from '../../../schema/registry';
import type { Receipt } from '../../../schema/receipts';

/**
 * The fields that a response releases, with and without a mask; denied fields are not released.
 * Successive subjects with the same lists, which are then the same arrays, share an item.
 */
export function releasedIn(disclosures: readonly Disclosure[]): Receipt['released'] {
  const released: Receipt['released'] = [];
  let last: Disclosure | undefined;
  for (const each of disclosures) {
    const { subjectId, disclosed, masked } = each;
    if (disclosed.length + masked.length === 0) continue;
    if (last !== undefined && last.disclosed === disclosed && last.masked === masked)
      released.at(-1)!.subjects.push(subjectId);
    else released.push({ subjects: [subjectId], fields: [...disclosed, ...masked] });
    last = each;
  }
  return released;
}
