import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  GraphQLError,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { creditError } from '../../../../schema/errors';
import { Random } from '../../../gateway/permissions/random';

/**
 * Objects with random results: values, promises of them, nulls, errors and values that do not match
 * the type. Each result depends only on its path in the response, so that two executors that read
 * the same fields get the same results.
 */
export class RandomData {
  /** The calls of resolvers with their arguments, in order. */
  readonly calls: string[] = [];
  private readonly schema: GraphQLSchema;
  private readonly seed: number;
  /** The rate of unexpected results. */
  private readonly rate: number;

  constructor(schema: GraphQLSchema, seed: number, rate: number) {
    this.schema = schema;
    this.seed = seed;
    this.rate = rate;
  }

  /** The result of a resolver. */
  resolve(args: unknown, info: GraphQLResolveInfo): unknown {
    const at = pathText(info.path);
    const selected = info.fieldNodes.map(({ name }) => name.value).join();
    this.calls.push(`${info.parentType.name} ${at} ${JSON.stringify(args)} ${selected}`);
    return this.given(info.returnType, new Random(hash(`${this.seed} ${at}`)), at);
  }

  private given(type: GraphQLOutputType, random: Random, at: string): unknown {
    const value = () => this.value(type, random, at);
    if (random.chance(0.4)) return later(random.below(5), value);
    return value();
  }

  private value(type: GraphQLOutputType, random: Random, at: string): unknown {
    if (random.chance(this.rate)) return amiss(random);
    const inner = isNonNullType(type) ? type.ofType : type;
    if (inner === type && random.chance(0.1)) return null;
    if (isListType(inner)) {
      const item = (_: unknown, index: number) => {
        const of = new Random(hash(`${this.seed} ${at}.${index}`));
        return of.chance(0.2)
          ? later(of.below(3), () => this.value(inner.ofType, of, `${at}.${index}`))
          : settled(() => this.value(inner.ofType, of, `${at}.${index}`));
      };
      const items = Array.from({ length: random.below(4) }, item);
      return random.chance(0.1) ? new Set(items) : items;
    }
    if (isEnumType(inner)) return random.pick(inner.getValues()).value;
    if (isLeafType(inner)) return leaf(inner.name, random);
    const possible = isAbstractType(inner) ? this.schema.getPossibleTypes(inner) : [inner];
    return this.object(random.pick(possible), random, at);
  }

  /** An object with some properties that are values, and some that are methods. */
  object(type: GraphQLObjectType, random: Random, at: string): Record<string, unknown> {
    const object: Record<string, unknown> = {
      __typename: this.nameOf(type, random),
      subjectId: random.pick(['p1', 'p2']),
    };
    for (const { name, type: fieldType } of Object.values(type.getFields())) {
      if (name in object) continue;
      const named = isNonNullType(fieldType) ? fieldType.ofType : fieldType;
      object[name] =
        isLeafType(named) && random.chance(0.6)
          ? settled(() => this.value(fieldType, random, `${at}.${name}`))
          : (args: unknown, context: { randomData: RandomData }, info: GraphQLResolveInfo) =>
              context.randomData.resolve(args, info);
    }
    return object;
  }

  private nameOf(type: GraphQLObjectType, random: Random): unknown {
    if (!random.chance(this.rate)) return type.name;
    return random.pick<unknown>(['Nothing', 'String', 'Query', 7, undefined]);
  }
}

/**
 * Marks every promise chained with `then` as handled: when a list fails synchronously, graphql-js
 * does not handle the promises of its other items.
 * @returns a function that removes the patch
 */
export function hearAllPromises(): () => void {
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { then } = Promise.prototype;
  Promise.prototype.then = function (this: Promise<unknown>, ...handlers: Parameters<typeof then>) {
    const next = then.apply(this, handlers);
    void then.call(next, undefined, () => undefined);
    return next;
  } as typeof then;
  return () => void (Promise.prototype.then = then);
}

function leaf(name: string, random: Random): unknown {
  if (name === 'Boolean') return random.chance(0.5);
  if (name === 'Int' || name === 'Float') return random.below(100);
  if (name === 'String' || name === 'ID') return random.pick(['p1', 'p2', '张三', '13800000000']);
  return random.pick<unknown>(['2026-01-02', 12, 'c1', new Date(0), '110000', true]);
}

/** A thrown error, or a value that is valid for few types. */
function amiss(random: Random): unknown {
  switch (random.below(9)) {
    case 0:
      throw new Error('boom');
    case 1:
      throw creditError('UNAUTHORIZED_FIELD_OR_TYPE');
    case 2:
      return new GraphQLError('given, not thrown');
    case 3:
      return new TypeError('given');
    case 4:
      return {};
    case 5:
      return 'text';
    case 6:
      return undefined;
    case 7:
      return [null, 'x', {}];
    default:
      return Number.NaN;
  }
}

/** A property or an item is the error that a method throws. */
function settled(value: () => unknown): unknown {
  try {
    return value();
  } catch (error) {
    return error;
  }
}

function later(ticks: number, value: () => unknown): Promise<unknown> {
  const promise = promised(ticks, value);
  // The promise of an item may remain unhandled as well.
  promise.catch(() => undefined);
  return promise;
}

async function promised(ticks: number, value: () => unknown): Promise<unknown> {
  if (ticks === 4) await nextTurn();
  else for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
  return value();
}

export function pathText(path: GraphQLResolveInfo['path'] | undefined): string {
  return path === undefined ? '' : `${pathText(path.prev)}.${path.key}`;
}

export function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  }
  return value >>> 0;
}
