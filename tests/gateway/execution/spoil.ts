import { createHash } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import { Random } from '../permissions/random';

/** A subgraph's response with injected faults. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
}

const JUNK = [null, 'text', 7, 0.5, true, [], [null], {}, [{}], ''];
const TYPES = [
  'Person',
  'Company',
  'Household',
  'Subject',
  'Named',
  'Nobody',
  'Level',
  '',
  5,
  null,
];

/** Randomness that depends only on the text, not on the caller or the order. */
const seeded = (...parts: unknown[]) =>
  new Random(createHash('sha256').update(JSON.stringify(parts)).digest().readUInt32LE());

/**
 * Injects faults into a response: values of the wrong kind, nulls, unknown types, lists that are
 * none or of another length, errors with and without a path. The fault of an entity depends only on
 * its representation, so that a fetch that requests each entity once gets the same faults as one
 * that repeats it.
 * @param rate of faults, 0 to 1
 * @throws Error occasionally, in place of a response
 */
export function spoil(
  answer: Answer,
  seed: number,
  rate: number,
  query: string,
  representations: readonly unknown[] | undefined,
): Answer {
  const random = seeded(seed, query);
  if (random.chance(rate / 8)) throw new Error('The subgraph does not answer.');
  if (random.chance(rate / 8)) return { data: null, errors: [{ message: 'Nothing.' }] };
  if (random.chance(rate / 8)) return { errors: [{ message: '', path: ['somewhere', 3] }] };
  const { data } = answer;
  const errors = [...(answer.errors ?? [])];
  if (!data) return answer;
  if (representations === undefined) {
    if (random.chance(rate)) errors.push({ message: 'Half.', path: Object.keys(data).slice(0, 1) });
    return { data: spoilObject(data, random, rate / 4), ...(errors.length > 0 && { errors }) };
  }
  const entities = data['_entities'];
  if (!Array.isArray(entities)) return answer;
  const spoiled = entities.map((entity: unknown, index) => {
    const own = seeded(seed, query, representations[index]);
    if (own.chance(rate / 4))
      errors.push({
        message: 'No such field.',
        path: ['_entities', index, ...Object.keys(entity ?? {}).slice(0, 1)],
        extensions: { code: own.pick(['A_CODE', 'INVALID_GRAPHQL']), more: own.below(3) },
      });
    return spoilValue(entity, own, rate / 4);
  });
  if (random.chance(rate / 8)) return { data: { _entities: random.pick(JUNK.slice(0, 5)) } };
  return { data: { _entities: spoiled }, ...(errors.length > 0 && { errors }) };
}

function spoilObject(
  object: Record<string, unknown>,
  random: Random,
  rate: number,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object)) {
    if (random.chance(rate / 4)) continue;
    const isType = name === '__typename' && random.chance(rate);
    result[name] = isType ? random.pick(TYPES) : spoilValue(value, random, rate);
  }
  return result;
}

function spoilValue(value: unknown, random: Random, rate: number): unknown {
  if (random.chance(rate)) return random.pick(JUNK);
  if (Array.isArray(value)) {
    const items = value.map((item) => spoilValue(item, random, rate));
    return random.chance(rate) ? items.slice(1) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return spoilObject(value as Record<string, unknown>, random, rate);
}
