import { z } from 'zod';

/** Path at which a subgraph returns its receipts to the registry, beside `/graphql`. */
export const RECEIPTS_PATH = '/receipts';

/** Receipts in one response, from whole batches; the last batch may exceed it. */
export const MAX_RECEIPTS = 10_000;

/** Batches in one response, so that one request can settle them. */
export const MAX_BATCHES = 1000;

/** The gateway of a call that does not name one. */
export const UNNAMED_GATEWAY = 'unnamed';

const text = z.string().max(4096);

// Members that a later version adds are ignored: during an upgrade subgraphs of two versions call
// each other, and receipts are read by another process than the one that stored them.

/** Guarded fields that one call released about subjects: names such as `NaturalPerson.name`. */
const releaseSchema = z.object({ subjects: z.array(text), fields: z.array(text) });

/** What one call of a subgraph released. */
export const receiptSchema = z.object({
  requestId: text,
  /** Id of the gateway process that called, or UNNAMED_GATEWAY. */
  gateway: text,
  /** By the subgraph's clock, milliseconds since the epoch. */
  at: z.number(),
  released: z.array(releaseSchema),
});
export type Receipt = Readonly<z.infer<typeof receiptSchema>>;

/** Receipts that are settled together. */
const batchSchema = z.object({
  id: text,
  /** Milliseconds since it was stored. A duration, so that clocks need not agree. */
  ageMs: z.number(),
  receipts: z.array(receiptSchema),
});
export type ReceiptBatch = Readonly<z.infer<typeof batchSchema>>;

/** The body of `POST /receipts`: the batches that are settled, which the subgraph removes. */
export const receiptsQuestionSchema = z.object({
  settled: z.array(z.string().regex(/^[0-9a-f]{24}$/)).max(MAX_BATCHES),
});

/** The response: the oldest batches that are not settled. */
export const receiptsAnswerSchema = z.object({ batches: z.array(batchSchema) });

/** A subgraph whose receipts the registry reconciles with the disclosure log. */
export interface ReceiptSource {
  readonly name: string;
  /**
   * Removes settled batches, and returns the oldest of the others. A call may be repeated.
   * @throws when the subgraph does not respond; the call is then repeated later
   */
  next(settled: readonly string[]): Promise<readonly ReceiptBatch[]>;
}
