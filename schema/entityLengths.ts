/**
 * What lets a gateway pass entities on without reading them: a subgraph that is asked by the one
 * header tells in the other how many bytes the JSON of each entity of its answer has. Its body is
 * the same GraphQL JSON as ever. With the lengths it vouches that the data is the whole and valid
 * result of the operation, written as `JSON.stringify` writes it.
 */
export const LENGTHS_WISH = 'accept-entity-lengths';
export const LENGTHS = 'entity-lengths';

/** Characters that the header may have: proxies allow few kilobytes for all headers together. */
const MOST_CHARACTERS = 4000;

const WELL_FORMED = /^\d{1,9}(?:,\d{1,9})*$/;

/** An answer to `_entities` as it is sent. */
export interface MeasuredAnswer {
  readonly body: string;
  readonly lengths: string;
}

/**
 * Writes an answer to `_entities` and measures its entities.
 * @param answer the body is what `JSON.stringify` makes of it
 * @returns undefined for an answer that lengths are not told of: one with errors, of something
 * else, without entities, or of too many of them
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
  if (lengths.length > MOST_CHARACTERS) return undefined;
  const end = JSON.stringify(rest).slice(1);
  const body = `{"data":{"_entities":[${texts.join(',')}]}${end === '}' ? end : `,${end}`}`;
  return { body, lengths };
}

/** The lengths in a header; undefined where it is not well-formed. */
export function readLengths(header: string | undefined): number[] | undefined {
  if (header === undefined || !WELL_FORMED.test(header)) return undefined;
  return header.split(',').map(Number);
}
