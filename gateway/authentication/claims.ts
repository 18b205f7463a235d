import { z } from 'zod';
import type { ClaimName, ClaimPath, ClaimPaths } from '../../process/settings/claims';
import { CLAIM_NAMES } from '../../process/settings/claims';
import { purposeOf } from '../../schema/policy/purposes';
import { ROLES, type Role, type Viewer } from '../../schema/viewer';

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const id = z.string().min(1).max(128);

/** A list of words, or a text of words separated by spaces, such as the claim `scope`. */
const words = z.union([
  z.array(z.string()),
  z.string().transform((text) => text.split(' ').filter((word) => word !== '')),
]);

/** The claims of an access token from which a Viewer is created; every other claim is ignored. */
const claimsSchema = z.object({
  sub: id,
  roles: z.union([z.array(z.string()), z.string().transform((role) => [role])]).default([]),
  client_id: id.optional(),
  azp: id.optional(),
  organization: id.optional(),
  department: slug.optional(),
  purpose: slug.optional(),
  scope: words.default([]),
  /** Its length is checked with the purpose that requires it. */
  reason: z.string().max(4000).optional(),
  loa: z.union([z.number().int().min(0).max(3), z.string().max(1000)]).default(0),
  subject_id: id.optional(),
  represents: z.array(id).max(1000).default([]),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  case_file: z
    .object({
      reference: id,
      subjects: z.array(id).max(1000),
      covert_until: z.iso.datetime().optional(),
    })
    .transform(({ covert_until: covertUntil, ...file }) => ({
      ...file,
      ...(covertUntil !== undefined && { covertUntil }),
    }))
    .optional(),
});

/** How an issuer names the claims that the gateway reads. */
export interface ClaimMapping {
  /** Claims that are not under their default names. */
  readonly paths?: ClaimPaths;
  /** Levels of assurance by the text in the claim `loa`; any other text is level 0. */
  readonly acrLevels?: Readonly<Record<string, number>>;
}

/** Creates a frozen Viewer from verified claims; undefined when a claim is malformed. */
export type ViewerReader = (claims: unknown) => Viewer | undefined;

/**
 * Reads claims as an issuer names them. Roles that this service does not define belong to other
 * services and are ignored. A token without `purpose` has the purpose that its scopes name, when
 * they name exactly one.
 */
export function viewerReader({ paths = {}, acrLevels = {} }: ClaimMapping = {}): ViewerReader {
  const moved = CLAIM_NAMES.flatMap((name): [ClaimName, ClaimPath][] => {
    const path = paths[name];
    return path === undefined ? [] : [[name, path]];
  });
  return (claims) => {
    const read = claimsSchema.safeParse(moved.length === 0 ? claims : asOurs(claims, moved));
    if (!read.success) return undefined;
    const { data } = read;
    const client = data.client_id ?? data.azp;
    const purpose = data.purpose ?? onlyPurpose(data.scope);
    return Object.freeze({
      actor: data.sub,
      authenticated: true,
      roles: Object.freeze(data.roles.filter(isRole)),
      ...(client !== undefined && { client }),
      ...(data.organization !== undefined && { organization: data.organization }),
      ...(data.department !== undefined && { department: data.department }),
      ...(purpose !== undefined && { purpose }),
      ...(data.reason !== undefined && { reason: data.reason.trim() }),
      assurance: levelOf(data.loa, acrLevels),
      ...(data.subject_id !== undefined && { subjectId: data.subject_id }),
      represents: Object.freeze(data.represents),
      ...(data.district !== undefined && { district: data.district }),
      ...(data.case_file && { caseFile: data.case_file }),
    });
  };
}

/** The claims with the moved ones under their default names, at which nothing else is read. */
function asOurs(claims: unknown, moved: readonly (readonly [ClaimName, ClaimPath])[]): unknown {
  return Object.fromEntries([
    ...Object.entries(claims ?? {}),
    ...moved.map(([name, path]) => [name, valueAt(claims, path)]),
  ]);
}

function valueAt(claims: unknown, path: ClaimPath): unknown {
  let value = claims;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function onlyPurpose(scopes: readonly string[]): string | undefined {
  const purposes = scopes.filter((scope) => purposeOf(scope) !== undefined);
  return purposes.length === 1 ? purposes[0] : undefined;
}

function levelOf(loa: number | string, levels: Readonly<Record<string, number>>): number {
  if (typeof loa === 'number') return loa;
  return Object.hasOwn(levels, loa) ? (levels[loa] ?? 0) : 0;
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role);
}
