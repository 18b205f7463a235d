import { z } from 'zod';
import { BASES, MAX_UNDELIVERED, type Registry } from './registry';
import { RECORD_EVENT_BATCH_SIZE, indexEventSchema } from './recordEvents';
import { ANONYMOUS, type Viewer } from './viewer';

/** Path of the registry's endpoint, beside `/graphql`. */
export const REGISTRY_PATH = '/registry';

/**
 * The viewer under which the gateway calls the registry: its own. Most of these calls decide
 * whether a caller is admitted at all, so they cannot be made as that caller; and no result depends
 * on the viewer, only on the parameters.
 */
export const GATEWAY: Viewer = Object.freeze({
  ...ANONYMOUS,
  actor: 'gateway',
  authenticated: true,
});

const text = z.string().max(4096);
const texts = z.array(text).max(1000);
const consentIds = z.array(text).max(100);

const consentUse = {
  requestId: text,
  use: text,
  operation: text,
  at: z.iso.datetime(),
  organization: text,
  purpose: text,
  ids: consentIds,
};

/** One event of the disclosure log as JSON. Unknown members are refused. */
const disclosureEventSchema = z.strictObject({
  id: text,
  at: z.iso.datetime(),
  requestId: text,
  operation: text,
  subgraph: text,
  actor: text,
  roles: texts,
  client: text.optional(),
  organization: text.optional(),
  department: text.optional(),
  purpose: text.optional(),
  basis: z.enum(BASES),
  consent: z.strictObject({ id: text, version: z.number().int() }).optional(),
  caseReference: text.optional(),
  covertUntil: z.iso.datetime().optional(),
  reason: text.optional(),
  matrix: text,
  subjectId: text,
  clusters: texts,
  disclosed: texts,
  masked: texts,
  denied: texts,
});

type Calls = {
  readonly [Method in keyof Registry]: z.ZodType<Parameters<Registry[Method]>>;
};

/**
 * The parameters of every method of the registry, as `params` of `POST /registry` carries them. A
 * method without an entry here does not compile.
 */
export const REGISTRY_CALLS = {
  client: z.tuple([text]),
  safelist: z.tuple([text]),
  reserveConsents: z.tuple([z.strictObject(consentUse)]),
  settleConsents: z.tuple([z.strictObject({ ...consentUse, used: consentIds })]),
  previewConsent: z.tuple([
    z.strictObject({
      id: text,
      at: z.iso.datetime(),
      subjectId: text.optional(),
      represents: texts,
    }),
  ]),
  append: z.tuple([z.array(disclosureEventSchema).max(20_000)]),
  undelivered: z.tuple([
    z.strictObject({
      gateway: text,
      requestIds: z.array(text).max(MAX_UNDELIVERED),
      period: z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() }).optional(),
    }),
  ]),
  actingFor: z.tuple([text, text]),
  subjectEvents: z.tuple([z.array(text).max(100), z.number().int().min(1).max(1000)]),
  delivered: z.tuple([text, z.number().int().min(0)]),
  recordCursor: z.tuple([text]),
  indexRecords: z.tuple([text, z.array(indexEventSchema).max(RECORD_EVENT_BATCH_SIZE)]),
} satisfies Calls;

export type RegistryMethod = keyof Registry;

/** Whether the registry has a method with this name. */
export function isRegistryMethod(method: unknown): method is RegistryMethod {
  return typeof method === 'string' && Object.hasOwn(REGISTRY_CALLS, method);
}
