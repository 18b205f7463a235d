import type { ParsedUrlQuery } from 'node:querystring';
import {
  coerceInputValue,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInt,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import { creditError } from '../../schema/errors';
import { exceededBound } from '../http/jsonBounds';
import { INPUT_LIMITS } from '../limits/inputLimits';
import type { Table } from './table';

/** Names that an error may repeat. */
const NAME = /^\w{1,64}$/;

/**
 * The arguments of a table in the parameters of a URL, by the types of the schema: lists are
 * separated by commas, input objects are JSON. An empty parameter counts as absent.
 * @throws BAD_USER_INPUT with one sentence that names the parameter
 */
export function parameterValues(
  given: ParsedUrlQuery,
  table: Pick<Table, 'name' | 'arguments'>,
): Record<string, unknown> {
  const names = table.arguments.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw creditError(
      'BAD_USER_INPUT',
      `The parameter ${NAME.test(unknown) ? unknown : '…'} does not exist; ${table.name} has the parameters ${names.join(', ')}, or id and variables for a registered operation.`,
    );
  const values: Record<string, unknown> = {};
  for (const argument of table.arguments) {
    const texts = textsOf(given[argument.name]);
    if (texts.length > 0) values[argument.name] = valueOf(argument, texts);
    else if (isRequiredArgument(argument))
      throw creditError('BAD_USER_INPUT', `The parameter ${argument.name} is missing.`);
  }
  return values;
}

/**
 * The JSON in a parameter.
 * @throws BAD_USER_INPUT for broken JSON, and for JSON beyond the limits of an input
 */
export function jsonIn(name: string, text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw creditError('BAD_USER_INPUT', `The parameter ${name} is not JSON.`);
  }
  if (exceededBound(value, INPUT_LIMITS) !== undefined)
    throw creditError('OPERATION_TOO_LARGE', `The parameter ${name} has too many values.`);
  return value;
}

function textsOf(given: string | string[] | undefined): readonly string[] {
  return (typeof given === 'string' ? [given] : (given ?? [])).filter((text) => text !== '');
}

function valueOf({ name, type }: GraphQLArgument, texts: readonly string[]): unknown {
  const raw = rawOf(name, type, texts);
  return coerceInputValue(raw, type, (_path, _value, { message }) => {
    const fault = message.replace(/\.$/, '');
    throw creditError('BAD_USER_INPUT', `The parameter ${name} is not valid (${fault}).`);
  });
}

/** The value as JSON would have it, which its type then checks. */
function rawOf(name: string, type: GraphQLInputType, texts: readonly string[]): unknown {
  const nullable = getNullableType(type);
  const isObject = isInputObjectType(getNamedType(type));
  if (isListType(nullable))
    return texts.flatMap((text) =>
      isObject
        ? jsonIn(name, text)
        : text.split(',').map((one) => leafOf(nullable.ofType, one.trim())),
    );
  const [text = '', another] = texts;
  if (another !== undefined)
    throw creditError('BAD_USER_INPUT', `The parameter ${name} is sent more than once.`);
  return isObject ? jsonIn(name, text) : leafOf(type, text);
}

const WHOLE = /^-?\d{1,15}$/;
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** A text stays one where it is not what the type expects: the type then says so. */
function leafOf(type: GraphQLInputType, text: string): unknown {
  const named = getNamedType(type);
  if (named === GraphQLInt) return WHOLE.test(text) ? Number(text) : text;
  if (named === GraphQLFloat) return Number.isFinite(Number(text)) ? Number(text) : text;
  if (named === GraphQLBoolean) return Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : text;
  return text;
}
