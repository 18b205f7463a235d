import { z } from 'zod';
import { publicJwkSchema, type PublicJwk } from '../signatures/signingJwk';
import { LOG_FAULTS } from './logFault';

const hashHex = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const signed = {
  logId: z.string(),
  timestamp: z.string(),
  keyId: z.string(),
  signature: z.string(),
};

/** The hash function of a tree; absent for SHA-256. */
const hash = z.literal('sm3').optional();

export const treeHeadSchema = z.strictObject({ size: count, rootHash: hashHex, hash, ...signed });

export const pruneStatementSchema = z.strictObject({
  prunedTo: count,
  before: z.string(),
  ...signed,
});

/**
 * A public key, `x` and `y` in base64url. A key for SM2 has `crv` and `y`; without `crv` it is for
 * Ed25519.
 */
export const publicKeySchema = z.strictObject({
  keyId: z.string(),
  crv: z.literal('SM2').optional(),
  x: z.string(),
  y: z.string().optional(),
});
type LogPublicKey = z.infer<typeof publicKeySchema>;

/** A public key as a line of the log names it. */
export function namedKey(keyId: string, jwk: PublicJwk | undefined): LogPublicKey {
  // A stored key may have been changed: it is verified with its id.
  return jwk?.crv === 'SM2'
    ? { keyId, crv: jwk.crv, x: String(jwk.x), y: String(jwk.y) }
    : { keyId, x: String(jwk?.x) };
}

/** The JWK of a public key that a line of the log names; undefined when it is none. */
export function jwkOfNamedKey({ crv, x, y }: LogPublicKey): PublicJwk | undefined {
  const jwk = crv === 'SM2' ? { kty: 'EC', crv, x, y } : { kty: 'OKP', crv: 'Ed25519', x };
  return publicJwkSchema.safeParse(jwk).data;
}

const logSchema = z.object({
  type: z.literal('log'),
  logId: z.string(),
  /** The number of entries that follow, pruned ones included. */
  size: count,
  hash,
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
