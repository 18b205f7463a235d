import { randomUUID } from 'node:crypto';
import type { Disclosure } from '../../../../schema/registry';
import type { Receipt } from '../../../../schema/receipts';
import { openReceipts, type Receipts } from '../../../../subgraphs/framework/receipts/receipts';
import { releasedIn } from '../../../../subgraphs/framework/receipts/releasedIn';
import { eventually } from '../../../support/eventually';
import { silent } from '../../../support/log';
import { nobody } from '../../../support/viewers';

const released = (subjects: number): Disclosure[] => {
  const [clusters, disclosed, masked, denied] = [[], ['Person.name'], ['Person.phone'], []];
  return Array.from({ length: subjects }, (_, i) => ({
    subjectId: `p${i}`,
    clusters,
    disclosed,
    masked,
    denied,
  }));
};

let open: Receipts | undefined;
afterEach(() => open?.stop());

function opened(add: (batch: readonly Receipt[]) => Promise<void>): Receipts {
  const now = () => new Date();
  return (open = openReceipts({ add }, { log: silent, now, intervalMs: 10 }));
}

const caller = () => ({ viewer: nobody, requestId: randomUUID() });

test('released fields are kept, with and without a mask, and denied fields are not', () => {
  const [one] = released(1);
  expect(releasedIn(released(3))).toEqual([
    { subjects: ['p0', 'p1', 'p2'], fields: ['Person.name', 'Person.phone'] },
  ]);
  expect(releasedIn([{ ...one!, disclosed: [], masked: [], denied: ['Person.name'] }])).toEqual([]);
});

test('receipts are stored in batches, and what is left when the process stops', async () => {
  const stored: Receipt[] = [];
  const receipts = opened(async (batch) => void stored.push(...batch));
  for (let i = 0; i < 5; i++) expect(receipts.keep(caller(), released(2))).toBe(true);
  await eventually(() => expect(stored).toHaveLength(5));
  expect(receipts.state()).toEqual({ stored: 5, waiting: 0, refused: 0 });
  receipts.keep(caller(), released(2));
  await receipts.stop();
  expect(stored).toHaveLength(6);
});

test('calls are refused once the buffer is full, and accepted again once it is stored', async () => {
  let failing = true;
  const receipts = opened(() => (failing ? Promise.reject(new Error('down')) : Promise.resolve()));
  let kept = 0;
  while (receipts.keep(caller(), released(1000))) kept++;
  expect(kept).toBe(50);
  expect(receipts.state()).toMatchObject({ waiting: 50_000, refused: 1 });
  failing = false;
  await eventually(() => expect(receipts.keep(caller(), released(1))).toBe(true));
});
