import { z } from 'zod';

/** Messages of one request, and rows of one page. */
export const PAGE_SIZE = 200;

const id = z.string().min(1).max(128);
const version = z.number().int().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const reason = z.enum(['REPAIRED', 'REVOKED', 'EXPIRED']);

/** The values of a record by the codes, or the titles, of the national standard. */
export type Items = Readonly<Record<string, string>>;

/** A record that the city is to store, or to stop using; docs/exchange.md describes both. */
export type CityMessage = MessageHead &
  (
    | {
        readonly action: 'PUT';
        readonly form: string;
        readonly items: Items;
        readonly digest: string;
      }
    | { readonly action: 'REMOVE'; readonly reason: RemovalReason }
  );

interface MessageHead {
  /** The same for each repetition: the city acts on it once. */
  readonly id: string;
  readonly kind: string;
  readonly record: string;
  readonly version: number;
  /** The day of the decision, by which both sides reconcile. */
  readonly day: string;
}

/** Why a record is no longer shared. */
export type RemovalReason =
  'REPAIRED' | 'REVOKED' | 'EXPIRED' | 'FROZEN' | 'DESTROYED' | 'WITHHELD';

/** The response to messages: one result each. */
export const resultsSchema = z.object({
  results: z
    .array(
      z.object({
        id,
        outcome: z.enum(['ACCEPTED', 'REFUSED']),
        code: z.string().max(64).optional(),
        message: z.string().max(500).optional(),
      }),
    )
    .max(PAGE_SIZE),
});
export type MessageResult = z.infer<typeof resultsSchema>['results'][number];

const head = { id, version, day };
const rowSchema = z.discriminatedUnion('action', [
  z.object({
    ...head,
    action: z.literal('PUT'),
    /** Region of the subject, GB/T 2260. */
    region: z.string(),
    /** The unit that decided. */
    unit: z.string().transform((name) => name.slice(0, 200)),
    // Intake checks the cells, so that a wrong one refuses its row and not the page.
    items: z.record(z.string(), z.string()),
    digest,
  }),
  z.object({ ...head, action: z.literal('REMOVE'), reason, /** When its ground arose. */ on: day }),
]);
export type FeedRow = z.infer<typeof rowSchema>;
export type FeedPut = Extract<FeedRow, { readonly action: 'PUT' }>;
export type FeedRemoval = Extract<FeedRow, { readonly action: 'REMOVE' }>;

/** A page of a feed. `next` continues after its last row; the district stores it. */
export const feedPageSchema = z.object({
  rows: z.array(rowSchema).max(PAGE_SIZE),
  next: z.string().min(1).max(200),
  more: z.boolean(),
});
export type FeedPage = z.infer<typeof feedPageSchema>;

/** Counts and digests by day, of one kind. */
export const summarySchema = z.object({
  days: z.array(z.object({ day, count: z.number().int().min(0), digest })).max(40_000),
});
/** What the city has of one kind and day. */
export const summaryRowsSchema = z.object({
  rows: z.array(z.object({ id, version, digest })).max(100_000),
});
export type SummaryRow = z.infer<typeof summaryRowsSchema>['rows'][number];
