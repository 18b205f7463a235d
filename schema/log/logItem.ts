import { z } from 'zod';
import { LOG_FAULTS } from './logFault';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.number().int().min(0);
const signed = {
  logId: z.string(),
  timestamp: z.string(),
  keyId: z.string(),
  signature: z.string(),
};

/** What a log says of itself before its entries. */
export const aboutLogSchema = z.strictObject({
  type: z.literal('log'),
  logId: z.string(),
  /** How many entries follow, those taken out included. */
  size: whole,
  /** Its public keys: Ed25519, base64url. */
  keys: z.array(z.strictObject({ keyId: z.string(), x: z.string() })),
  /** Why the service that keeps the log has stopped sealing; absent while it seals. */
  stopped: z
    .strictObject({ since: z.string(), fault: z.enum(LOG_FAULTS), message: z.string() })
    .optional(),
});

const pruningSchema = z.strictObject({
  type: z.literal('pruning'),
  prunedTo: whole,
  before: z.string(),
  ...signed,
});

/** An entry; one that was taken out after its retention has a hash alone. */
const entrySchema = z.strictObject({
  type: z.literal('entry'),
  index: whole,
  hash,
  leaf: z.string().nullable(),
  /** Set where it is not found by all that entries are searched by. */
  indexed: z.literal(false).optional(),
});

const headSchema = z.strictObject({
  type: z.literal('head'),
  size: whole,
  rootHash: hash,
  ...signed,
});

/**
 * A line of an exported log (NDJSON). First `log`, then every `pruning`, then each `entry` in
 * order, and each `head` right behind the last entry it covers: so a log of any length is checked
 * in one pass.
 */
export const logItemSchema = z.discriminatedUnion('type', [
  aboutLogSchema,
  pruningSchema,
  entrySchema,
  headSchema,
]);

export type LogItem = z.infer<typeof logItemSchema>;
