/**
 * Lets a gateway forward entities without parsing them: when a request has the first header, the
 * subgraph returns in the second one the length in bytes of each entity's JSON in its response. The
 * body is the same GraphQL JSON. By sending lengths the subgraph guarantees that the data is the
 * complete and valid result of the operation, serialised by `JSON.stringify`.
 */
export const LENGTHS_WISH = 'accept-entity-lengths';
export const LENGTHS = 'entity-lengths';

/**
 * Maximum length of the header in characters: proxies allow a few kilobytes for all headers
 * together.
 */
const MAX_HEADER_CHARACTERS = 4000;

const WELL_FORMED = /^\d{1,9}(?:,\d{1,9})*$/;

/** The serialised response to `_entities`. */
export interface MeasuredAnswer {
  readonly body: string;
  readonly lengths: string;
}

/**
 * Serialises a response to `_entities` and measures its entities.
 * @param answer the body is what `JSON.stringify` returns for it
 * @returns undefined for a response without lengths: one with errors, to another field, without
 *   entities, or with too many of them
 */
export function measureEntities(answer: {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}): MeasuredAnswer | undefined {
  const { data, ...rest } = answer;
  const entities = data?.['_entities'];
  if (!Array.isArray(entities) || entities.length === 0) return undefined;
  if (answer.errors !== undefined || Object.keys(data!).length > 1) return undefined;
  const texts = entities.map((entity: unknown) => JSON.stringify(entity));
  const lengths = texts.map((text) => Buffer.byteLength(text)).join(',');
  if (lengths.length > MAX_HEADER_CHARACTERS) return undefined;
  const end = JSON.stringify(rest).slice(1);
  const body = `{"data":{"_entities":[${texts.join(',')}]}${end === '}' ? end : `,${end}`}`;
  return { body, lengths };
}

/** The lengths in a header; undefined when it is malformed. */
export function readLengths(header: string | undefined): number[] | undefined {
  if (header === undefined || !WELL_FORMED.test(header)) return undefined;
  return header.split(',').map(Number);
}
