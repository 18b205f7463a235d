import { z } from 'zod';
import { ROLES, type Role, type Viewer } from '../../schema/viewer';

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const id = z.string().min(1).max(128);

/** The claims of an access token from which a Viewer is created; every other claim is ignored. */
const claimsSchema = z.object({
  sub: id,
  roles: z.union([z.array(z.string()), z.string().transform((role) => [role])]).default([]),
  client_id: id.optional(),
  azp: id.optional(),
  organization: id.optional(),
  department: slug.optional(),
  purpose: slug.optional(),
  /** Its length is checked with the purpose that requires it. */
  reason: z.string().max(4000).optional(),
  loa: z.number().int().min(0).max(3).default(0),
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

/**
 * Creates a frozen Viewer from verified claims; undefined when a claim is malformed. Roles that
 * this service does not define belong to other services and are ignored.
 */
export function viewerFromClaims(claims: unknown): Viewer | undefined {
  const read = claimsSchema.safeParse(claims);
  if (!read.success) return undefined;
  const { data } = read;
  const client = data.client_id ?? data.azp;
  return Object.freeze({
    actor: data.sub,
    authenticated: true,
    roles: Object.freeze(data.roles.filter(isRole)),
    ...(client !== undefined && { client }),
    ...(data.organization !== undefined && { organization: data.organization }),
    ...(data.department !== undefined && { department: data.department }),
    ...(data.purpose !== undefined && { purpose: data.purpose }),
    ...(data.reason !== undefined && { reason: data.reason.trim() }),
    assurance: data.loa,
    ...(data.subject_id !== undefined && { subjectId: data.subject_id }),
    represents: Object.freeze(data.represents),
    ...(data.district !== undefined && { district: data.district }),
    ...(data.case_file && { caseFile: data.case_file }),
  });
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role);
}
