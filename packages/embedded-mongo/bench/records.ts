/** A record of about 400 bytes of BSON, shaped like a public-credit record. */
export interface BenchRecord {
  _id: string;
  number: string;
  subject: string;
  department: string;
  state: string;
  category: string;
  decidedAt: Date;
  expiresAt: Date;
  title: string;
  document: { title: string; number: string; date: Date };
  amount: number;
  tags: string[];
  version: number;
}

export const INDEXES: { key: Record<string, 1 | -1>; unique?: boolean }[] = [
  { key: { number: 1 }, unique: true },
  { key: { subject: 1, decidedAt: -1 } },
  { key: { department: 1, decidedAt: -1 } },
  { key: { state: 1 } },
];

const STATES = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'EXPIRED', 'REPAIRED', 'REVOKED'];

/** Spreads consecutive numbers: neighbours in time are not neighbours in the key. */
const scattered = (n: number): string =>
  (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');

/** The n-th of `count` records; always the same for the same numbers. */
export function makeRecord(n: number, count: number): BenchRecord {
  const decidedAt = new Date(Date.UTC(2015, 0, 1) + Math.imul(n + 7, 0x85ebca6b) / 16);
  return {
    _id: `rec-${scattered(n)}-${n}`,
    number: `JDH-${scattered(n + 1)}-${n}`,
    // A hundred records for each subject, whatever the size of the collection.
    subject: `subject-${n % Math.ceil(count / 100)}`,
    department: `department-${n % 31}`,
    state: STATES[n % STATES.length] as string,
    category: `category-${n % 12}`,
    decidedAt,
    expiresAt: new Date(decidedAt.getTime() + 5 * 365 * 86_400_000),
    title: `Administrative decision number ${n} on the matter of a permit`,
    document: { title: 'Decision', number: `No. ${n} of the year`, date: decidedAt },
    amount: (n * 37) % 100_000,
    tags: ['public', `batch-${n % 50}`],
    version: 1,
  };
}
