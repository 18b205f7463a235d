import { createHash } from 'node:crypto';

/** The parts of a request that identify its operation. */
interface IdentifiedOperation {
  readonly queryHash: string;
  readonly request: {
    readonly operationName?: string | null;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
}

/**
 * SHA-256 of an operation, base64url: of its document, name and variables. The order of members in
 * the variables does not matter.
 */
export function operationDigest({ queryHash, request }: IdentifiedOperation): string {
  const { operationName, variables } = request;
  const text = JSON.stringify([queryHash, operationName ?? null, variables ?? {}], inOrder);
  return createHash('sha256').update(text).digest('base64url');
}

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
