import { createHash } from 'node:crypto';

/**
 * The cache key of an operation, identical to ApolloGateway's key for its plan: each operation of a
 * document is planned and compiled separately.
 */
export function planKey(queryHash: string, operationName: string | null | undefined): string {
  if (!operationName) return queryHash;
  return createHash('sha256').update(queryHash).update(operationName).digest('hex');
}
