import { z } from 'zod';
import type { Confirmation } from '../http/confirmation';

const thumbprint = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const claimSchema = z
  .object({ cnf: z.object({ jkt: thumbprint, 'x5t#S256': thumbprint }).partial().optional() })
  // A confirmation of an unknown kind cannot be checked, so the token is refused.
  .refine(({ cnf }) => cnf === undefined || Object.keys(cnf).length > 0);

const UNBOUND: Confirmation = Object.freeze({});

/**
 * The key or certificate that verified claims bind a token to; undefined when the claim is
 * malformed.
 */
export function confirmationFromClaims(claims: unknown): Confirmation | undefined {
  const read = claimSchema.safeParse(claims);
  if (!read.success) return undefined;
  const { cnf } = read.data;
  if (cnf === undefined) return UNBOUND;
  const { jkt, 'x5t#S256': certificate } = cnf;
  return Object.freeze({
    ...(jkt !== undefined && { jkt }),
    ...(certificate !== undefined && { certificate }),
  });
}
