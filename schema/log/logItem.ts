import { z } from 'zod';
import { LOG_FAULTS } from './logFault';

const hashHex = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const signed = {
  logId: z.string(),
  timestamp: z.string(),
  keyId: z.string(),
  signature: z.string(),
};

export const treeHeadSchema = z.strictObject({ size: count, rootHash: hashHex, ...signed });

export const pruneStatementSchema = z.strictObject({
  prunedTo: count,
  before: z.string(),
  ...signed,
});

/** An Ed25519 public key; `x` is base64url. */
export const publicKeySchema = z.strictObject({ keyId: z.string(), x: z.string() });

const logSchema = z.object({
  type: z.literal('log'),
  logId: z.string(),
  /** The number of entries that follow, pruned ones included. */
  size: count,
  /** The public keys that have signed. */
  keys: z.array(publicKeySchema),
  /** Why the service has stopped sealing; absent while it seals. */
  stopped: z
    .object({ since: z.string(), fault: z.enum(LOG_FAULTS), message: z.string() })
    .optional(),
});

/** An entry; a pruned one has only its hash. */
const entrySchema = z.object({
  type: z.literal('entry'),
  index: count,
  hash: hashHex,
  leaf: z.string().nullable(),
  /** Set when the entry is missing from the search index. */
  indexed: z.literal(false).optional(),
});

/** A disclosure without an entry, which the reconciliation with the subgraphs has found. */
const findingSchema = z.object({
  type: z.literal('finding'),
  kind: z.enum(['UNLOGGED', 'UNDELIVERED']),
  subgraph: z.string(),
  requestId: z.string(),
  gateway: z.string(),
  releasedAt: z.string(),
});
export type LogFinding = Readonly<z.infer<typeof findingSchema>>;

/**
 * A line of an exported log (NDJSON): `log` first, then every `pruning` and every open
 * `finding`, then each `entry` in order, with each `head` directly after the last entry it covers. In this order a log of any
 * length is verified in one pass.
 *
 * Members that are neither hashed nor signed may be added by a later version and are ignored.
 */
export const logItemSchema = z.discriminatedUnion('type', [
  logSchema,
  pruneStatementSchema.extend({ type: z.literal('pruning') }),
  findingSchema,
  entrySchema,
  treeHeadSchema.extend({ type: z.literal('head') }),
]);

export type LogItem = z.infer<typeof logItemSchema>;
