import { createHash } from 'node:crypto';

/**
 * Names an operation of a document as ApolloGateway names its plan: documents with several
 * operations are planned, and compiled, for each of them.
 */
export function planKey(queryHash: string, operationName: string | null | undefined): string {
  if (!operationName) return queryHash;
  return createHash('sha256').update(queryHash).update(operationName).digest('hex');
}
