import { mongoError } from '../base/errors';
import type { Prefix } from '../pipeline/index';
import type { ExpressionEnv } from '../expressions/index';
import { toNumber } from '../values/numbers';
import { isDoc, isNum, type Doc, type Value } from '../values/types';
import { readFields, type Fields } from './fields';
import { letVariables } from './letVariables';
import { refuseCollation } from './unsupported';

const FIELDS = {
  aggregate: 'any',
  pipeline: 'array',
  cursor: 'object',
  hint: 'any',
  let: 'object',
  explain: 'bool',
  collation: 'object',
  allowDiskUse: 'bool',
  bypassDocumentValidation: 'bool',
} as const;

export interface AggregateRequest {
  fields: Fields;
  stages: Doc[];
  expressions: ExpressionEnv;
}

/** Reads an aggregate command. @throws MongoError for malformed and unsupported options */
export function readAggregate(body: Doc): AggregateRequest {
  const fields = readFields(body, 'aggregate', FIELDS, ['pipeline']);
  refuseCollation(fields);
  const stages = fields.array('pipeline') ?? [];
  if (!stages.every(isDoc)) {
    throw mongoError(14, "Each element of the 'pipeline' array must be an object");
  }
  return { fields, stages, expressions: letVariables(fields) };
}

/** Whether a value is the number one. */
export const isOne = (value: Value | undefined): boolean => isNum(value) && toNumber(value) === 1;

/**
 * The name of the field a pipeline that only counts gives: `$count`, or the `$group` by which
 * drivers count documents, whose group key is returned as well.
 */
export function countField(prefix: Prefix): { name: string; id?: Value } | undefined {
  const [stage, ...others] = prefix.rest;
  if (!stage || others.length > 0 || prefix.sort) return undefined;
  if (typeof stage.$count === 'string') return { name: stage.$count };
  const { $group: group } = stage;
  if (!isDoc(group) || Object.keys(group).length !== 2 || !isOne(group._id)) return undefined;
  const name = Object.keys(group)[1] as string;
  const sum = group[name];
  return isDoc(sum) && Object.keys(sum).length === 1 && isOne(sum.$sum)
    ? { name, id: group._id ?? null }
    : undefined;
}
