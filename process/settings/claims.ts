import { z } from 'zod';
import { jsonObject } from './forms';
import type { Form } from './setting';

/** The claims of an access token that the gateway reads, by their default names. */
export const CLAIM_NAMES = [
  'client_id',
  'roles',
  'organization',
  'department',
  'purpose',
  'scope',
  'reason',
  'loa',
  'subject_id',
  'represents',
  'district',
  'case_file',
] as const;
export type ClaimName = (typeof CLAIM_NAMES)[number];

/** The names that lead from the claims of a token to one value. */
export type ClaimPath = readonly string[];

/** Claims that an issuer puts elsewhere than under their default names. */
export type ClaimPaths = Readonly<Partial<Record<ClaimName, ClaimPath>>>;

const MAX_DEPTH = 8;

const name = z.string().min(1).max(200);
const pathSchema = z.union([
  name.transform((path) => path.split('.')).pipe(z.array(name).max(MAX_DEPTH)),
  z.array(name).min(1).max(MAX_DEPTH),
]);

const paths = jsonObject(
  pathSchema,
  'must be a JSON object from claims to paths, such as {"roles": "realm_access.roles"}',
);

/** A JSON object from claims of ours to the paths at which an issuer puts them. */
export const claimPaths: Form<ClaimPaths> = {
  english: 'JSON object',
  chinese: 'JSON 对象',
  schema: {
    safeParse(value) {
      const read = paths.schema.safeParse(value);
      if (!read.success) return read;
      const unknown = Object.keys(read.data).filter((claim) => !isClaimName(claim));
      if (unknown.length === 0) return { success: true, data: read.data };
      const message = `names the unknown claim ${unknown.join(', ')}; the claims are ${CLAIM_NAMES.join(', ')}`;
      return { success: false, error: { issues: [{ message }] } };
    },
  },
};

/** A JSON object from values of `acr` to levels of assurance. */
export const acrLevels: Form<Readonly<Record<string, number>>> = jsonObject(
  z.number().int().min(0).max(3),
  'must be a JSON object from acr values to levels from 0 to 3',
);

function isClaimName(claim: string): claim is ClaimName {
  return (CLAIM_NAMES as readonly string[]).includes(claim);
}
