import { Decimal128, Double, Long } from 'bson';

export type Fields = Record<string, unknown>;

/** What a reply has to be. Numbers are compared with their BSON type: 5 is int32, see D, L, N. */
export interface Expected {
  /** The documents of the cursor, exactly and in order. */
  docs?: unknown[];
  /** Fields of the reply, each exactly; others are not looked at. */
  reply?: Fields;
  /** The error's code, or that of the first write error. */
  error?: number;
  /** Text the error's message contains. */
  message?: string;
}

export interface Step {
  command: Fields;
  expect: Expected;
}

/** One case: collections as given, a command, the reply MongoDB documents. */
export interface Case extends Step {
  name: string;
  /** Where the expectation comes from: a page of the manual or a specification. */
  source: string;
  given: Record<string, Fields[]>;
  /** Commands run before, which have to succeed. */
  setup: Fields[];
  /** What can be seen afterwards. */
  then: Step[];
}

/** A double, a long, a decimal: plain numbers in cases are int32 when whole, else doubles. */
export const D = (value: number): Double => new Double(value);
export const L = (value: number | string): Long => Long.fromString(String(value));
export const N = (value: string): Decimal128 => Decimal128.fromString(value);

type Rest = Partial<Pick<Case, 'setup' | 'then'>>;
const base = (name: string, source: string): Pick<Case, 'name' | 'source' | 'setup' | 'then'> => ({
  name,
  source,
  setup: [],
  then: [],
});

/** Cases of one manual page, in the short forms below. */
export function page(source: string): {
  find(name: string, docs: Fields[], filter: Fields, ids: unknown[], options?: Fields & Rest): Case;
  found(name: string, docs: Fields[], options: Fields, expected: Fields[]): Case;
  update(name: string, doc: Fields, update: unknown, expected: Fields, options?: Fields): Case;
  pipeline(
    name: string,
    docs: Fields[],
    stages: Fields[],
    expected: unknown[],
    foreign?: Fields[],
  ): Case;
  value(name: string, expression: unknown, expected: unknown, doc?: Fields): Case;
  refuses(name: string, command: Fields, error: number, message: string, docs?: Fields[]): Case;
  command(name: string, given: Fields[], command: Fields, expect: Expected, rest?: Rest): Case;
} {
  return {
    /** A find whose answer is the ids, in _id order unless a sort is given. */
    find: (name, docs, filter, ids, options = {}) => ({
      ...base(name, source),
      given: { c: docs },
      command: { find: 'c', filter, sort: { _id: 1 }, projection: { _id: 1 }, ...options },
      expect: { docs: ids.map((_id) => ({ _id })) },
    }),
    /** A find whose answer is whole documents. */
    found: (name, docs, options, expected) => ({
      ...base(name, source),
      given: { c: docs },
      command: { find: 'c', ...options },
      expect: { docs: expected },
    }),
    /** One document updated (`q` and other fields of the statement as options), then read back. */
    update: (name, doc, update, expected, options = {}) => ({
      ...base(name, source),
      given: { c: [doc] },
      command: { update: 'c', updates: [{ q: {}, u: update, ...options }] },
      expect: { reply: { ok: D(1), n: 1 } },
      then: [{ command: { find: 'c', filter: {} }, expect: { docs: [expected] } }],
    }),
    pipeline: (name, docs, stages, expected, foreign) => ({
      ...base(name, source),
      given: { c: docs, d: foreign ?? [] },
      command: { aggregate: 'c', pipeline: stages, cursor: {} },
      expect: { docs: expected },
    }),
    /** The value of an expression over one document; undefined where the field is left out. */
    value: (name, expression, expected, doc = { _id: 1 }) => ({
      ...base(name, source),
      given: { c: [doc] },
      command: { aggregate: 'c', pipeline: [{ $project: { _id: 0, r: expression } }], cursor: {} },
      expect: { docs: [expected === undefined ? {} : { r: expected }] },
    }),
    refuses: (name, command, error, message, docs = [{ _id: 1 }]) => ({
      ...base(name, source),
      given: { c: docs },
      command,
      expect: { error, message },
    }),
    command: (name, given, command, expect, rest = {}) => ({
      ...base(name, source),
      given: { c: given },
      command,
      expect,
      ...rest,
    }),
  };
}
