import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { DisclosureEvent } from '../../../../schema/registry';
import { commonText } from '../../../../schema/log/commonText';

/** Texts of field lists in memory. Callers repeat their operations, so few lists are in use. */
const CACHED_LISTS = 1000;

/** Field names by type: `{ "NaturalPerson": ["name", "idNumber"] }`. */
const coordinates = z.record(z.string(), z.array(z.string()));

const detailsSchema = z.object({
  roles: z.array(z.string()),
  client: z.string().optional(),
  request: z.string(),
  operation: z.string(),
  clusters: z.array(z.string()),
  disclosed: coordinates,
  masked: coordinates,
  denied: coordinates,
  consent: z.object({ id: z.string(), version: z.number() }).optional(),
  case: z.string().optional(),
  reason: z.string().optional(),
});

/** The same members, each of which may be missing or have another form. */
const laterDetailsSchema = z.object({
  roles: detailsSchema.shape.roles.catch([]),
  client: detailsSchema.shape.client.catch(undefined),
  request: detailsSchema.shape.request.catch(''),
  operation: detailsSchema.shape.operation.catch(''),
  clusters: detailsSchema.shape.clusters.catch([]),
  disclosed: coordinates.catch({}),
  masked: coordinates.catch({}),
  denied: coordinates.catch({}),
  consent: detailsSchema.shape.consent.catch(undefined),
  case: detailsSchema.shape.case.catch(undefined),
  reason: detailsSchema.shape.reason.catch(undefined),
});

/** The part of an event that is encrypted with the subject's key. */
export type Details = Pick<
  DisclosureEvent,
  | 'roles'
  | 'client'
  | 'requestId'
  | 'operation'
  | 'clusters'
  | 'disclosed'
  | 'masked'
  | 'denied'
  | 'consent'
  | 'caseReference'
  | 'reason'
>;

type FieldList = 'disclosed' | 'masked' | 'denied';

/** The plain text of an event's details. Fields are listed by type, which is shorter. */
export function writeDetails(event: Details): string {
  const { disclosed, masked, denied } = event;
  const fields = `"disclosed":${listText(disclosed)},"masked":${listText(masked)},"denied":${listText(denied)}`;
  return `${allButFields(event)},${fields}}`;
}

const ALL_BUT_FIELDS = [
  'roles',
  'client',
  'requestId',
  'operation',
  'clusters',
  'consent',
  'caseReference',
  'reason',
] as const satisfies readonly (keyof Details)[];

/** The beginning of the text, without the lists of fields and the closing brace. */
const allButFields = commonText<Details, (typeof ALL_BUT_FIELDS)[number]>(
  ALL_BUT_FIELDS,
  (event) => {
    const text = JSON.stringify({
      roles: event.roles,
      client: event.client,
      request: event.requestId,
      operation: event.operation,
      clusters: event.clusters,
      consent: event.consent,
      case: event.caseReference,
      reason: event.reason,
    } satisfies Record<Exclude<keyof z.infer<typeof detailsSchema>, FieldList>, unknown>);
    return text.slice(0, -1);
  },
);

/**
 * Parses details.
 * @param later whether a later version wrote them: what is not understood is left out
 * @throws ZodError when this version wrote them and they are malformed
 */
export function readDetails(text: string, later = false): Details {
  const {
    request,
    case: caseReference,
    client,
    consent,
    reason,
    ...rest
  } = (later ? laterDetailsSchema : detailsSchema).parse(JSON.parse(text));
  return {
    ...rest,
    requestId: request,
    disclosed: coordinatesOf(rest.disclosed),
    masked: coordinatesOf(rest.masked),
    denied: coordinatesOf(rest.denied),
    ...(client !== undefined && { client }),
    ...(consent && { consent }),
    ...(caseReference !== undefined && { caseReference }),
    ...(reason !== undefined && { reason }),
  };
}

const texts = new LRUCache<string, string>({ max: CACHED_LISTS });

/** The text of a list, cached: one operation discloses the same fields of many subjects. */
function listText(fields: readonly string[]): string {
  if (fields.length === 0) return '{}';
  const key = fields.join();
  let text = texts.get(key);
  if (text === undefined) {
    text = JSON.stringify(byType(fields));
    texts.set(key, text);
  }
  return text;
}

function byType(fields: readonly string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const field of fields) {
    const dot = field.indexOf('.');
    (found[field.slice(0, Math.max(dot, 0))] ??= []).push(field.slice(dot + 1));
  }
  return found;
}

function coordinatesOf(fields: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(fields).flatMap(([type, names]) =>
    names.map((name) => (type === '' ? name : `${type}.${name}`)),
  );
}
