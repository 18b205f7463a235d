import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  typeFromAST,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Random } from '../permissions/random';

const HEAD = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@shareable", "@inaccessible"])`;

/** Entities with fields of every kind in a subgraph other than their own. */
const SDL = {
  shelf: `${HEAD}
    type Query { things: [Thing] thing: Thing owned: [Owned!] }
    type Mutation { move(id: ID): Thing drop: [Owned] }
    interface Owned { id: ID! }
    type Thing implements Owned @key(fields: "id") { id: ID! name: String size: Int }
    type Tool implements Owned @key(fields: "id") { id: ID! name: String }`,
  store: `${HEAD}
    type Thing @key(fields: "id") {
      id: ID!
      size: Int @external
      box: Box
      sure: Box!
      boxes: [[Box!]]!
      grid: [[Int]]
      leaf: Float
      note: Note
      picks: [Pick!]
      volume: Packed @requires(fields: "size")
    }
    type Tool @key(fields: "id") { id: ID! box: Box note: Note grid: [[Int]] }
    type Box {
      label: String! count: Int weight: Float! open: Boolean kind: Kind any: Any ref: ID
      inner: Box list: [Kind!] thing: Thing
    }
    type Packed { count: Int label: String }
    interface Note { text: String }
    type Memo implements Note { text: String pages: Int }
    type Letter implements Note { text: String to: String }
    union Pick = Box | Memo
    enum Kind { A B C @inaccessible }
    scalar Any`,
};

export interface TextGraph {
  readonly supergraphSdl: string;
  /** The response of a subgraph. @param rate of unexpected values and formatting */
  answer(name: string, query: string, variables: object, random: Random, rate: number): Written;
}

/** A response as text. */
export interface Written {
  readonly text: string;
  /**
   * The length of each entity in bytes; undefined when the response contains something unexpected.
   */
  readonly lengths: string | undefined;
}

/** Composes the test graph. */
export function textGraph(): TextGraph {
  const services = Object.entries(SDL).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://127.0.0.1:9/${name}`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(String(errors));
  const schemas = new Map(
    services.map(({ name, typeDefs }) => [name, buildSubgraphSchema({ typeDefs })]),
  );
  return {
    supergraphSdl,
    answer(name, query, variables, random, rate) {
      const writer = new Writer(schemas.get(name)!, random, rate);
      return writer.response(query, variables);
    },
  };
}

interface Representations {
  readonly representations?: readonly { readonly __typename: string }[];
}

const STRINGS = [
  '""',
  '"text"',
  '"津𠮷é\u2028"',
  String.raw`"a\"b\\c\n\t\b\f\r"`,
  '"{}[],:"',
  '"},{"',
  '"]}}"',
  '"null"',
];
const NUMBERS = ['0', '1', '-1', '0.5', '-12.25', '123456789012345', '0.000001', '7'];
/** Valid JSON that `JSON.stringify` would write otherwise, or values of another type. */
const ODD = [
  ...['null', '1e21', '-0', '1.0', '1E2', '0.0000001', '9007199254740993', '12345678901234567890'],
  ...[String.raw`"\u0041"`, String.raw`"\/"`, String.raw`"\ud800"`, '"\u007f"', '"C"', '"Nobody"'],
  ...['{}', '[]', '[null]', '[[]]', '{"a":1}', ' 1', 'true', '"A" ', '{"__typename":"Box"}'],
];
const BROKEN = ['', ',', '"', '}', ']', 'tru', '01', '"\n"', '[1,]', '{"a":1,}'];

/** Generates responses to a subgraph's operations. */
class Writer {
  private readonly schema: GraphQLSchema;
  private readonly random: Random;
  private readonly rate: number;
  private isUnexpected = false;

  constructor(schema: GraphQLSchema, random: Random, rate: number) {
    this.schema = schema;
    this.random = random;
    this.rate = rate;
  }

  response(query: string, { representations }: Representations): Written {
    const [definition] = parse(query).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('No operation.');
    const { selectionSet: set, operation } = definition;
    const { random } = this;
    if (!representations)
      return {
        text: `{"data":${this.object(this.schema.getRootType(operation)!, [set])}}`,
        lengths: undefined,
      };
    const [entities] = set.selections;
    if (entities?.kind !== Kind.FIELD) throw new TypeError('No entities.');
    const below = entities.selectionSet!;
    const items = representations.map(({ __typename: name }) => {
      if (this.drawUnexpected(this.rate / 4)) return random.pick(ODD);
      const type = this.schema.getType(name);
      return isObjectType(type) ? this.object(type, [below]) : 'null';
    });
    if (this.drawUnexpected(this.rate / 4)) items.pop();
    if (this.drawUnexpected(this.rate / 4)) items.push('{}');
    const data = `"data":{"_entities":[${items.join(',')}]}`;
    const errors = '"errors":[{"message":"Half.","path":["_entities",0]}]';
    const text = this.odd(`{${data}}`, [
      `{${errors},${data}}`,
      `{${data},${errors}}`,
      `{${data},"extensions":{"masked":["_entities.@.box"]}}`,
      `{${data},"extensions":{"a":1},"data":{"_entities":[]}}`,
      `{${data},"extensions":{"a":1},"extensions":null}`,
      `{${data},"extensions":{"a":1},${errors}}`,
      `{${data},"data":null}`,
      `{${data}} `,
      `{${data}}\n`,
      `{${data}}}`,
      `{${data}`,
      `{"data":{"_entities":[${items.join(' , ')}],"more":1}}`,
    ]);
    const lengths = items.map((item) => Buffer.byteLength(item)).join(',');
    return { text, lengths: this.isUnexpected ? undefined : lengths };
  }

  private drawUnexpected(rate: number): boolean {
    const unexpected = this.random.chance(rate);
    this.isUnexpected ||= unexpected;
    return unexpected;
  }

  private odd(text: string, others: readonly string[]): string {
    return this.drawUnexpected(this.rate) ? this.random.pick(others) : text;
  }

  private object(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): string {
    const fields = new Map<
      string,
      { type: GraphQLOutputType | undefined; sets: SelectionSetNode[] }
    >();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const on = selection.typeCondition && typeFromAST(this.schema, selection.typeCondition);
          if (
            on === undefined ||
            on === type ||
            (isAbstractType(on) && this.schema.isSubType(on, type))
          )
            collect(selection.selectionSet);
        }
        if (selection.kind !== Kind.FIELD) continue;
        const key = (selection.alias ?? selection.name).value;
        const known = fields.get(key) ?? {
          type: type.getFields()[selection.name.value]?.type,
          sets: [],
        };
        if (selection.selectionSet) known.sets.push(selection.selectionSet);
        fields.set(key, known);
      }
    };
    sets.forEach(collect);
    const members = [...fields].map(([key, field]) => {
      const value = field.type
        ? this.value(field.type, field.sets)
        : this.odd(`"${type.name}"`, ['"Nobody"', '"Box"', '"Memo"', 'null']);
      return `"${key}":${value}`;
    });
    const [first = '"x":1'] = members;
    return this.odd(`{${members.join(',')}}`, [
      `{${members.toReversed().join(',')}}`,
      `{${[...members, '"more":"hidden"'].join(',')}}`,
      `{${[...members, first].join(',')}}`,
      `{${members.slice(1).join(',')}}`,
      `{ ${members.join(', ')} }`,
    ]);
  }

  private value(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): string {
    const { random } = this;
    if (this.drawUnexpected(this.rate / 4)) return random.pick(ODD);
    if (this.drawUnexpected(this.rate / 100)) return random.pick(BROKEN);
    if (!isNonNullType(type) && random.chance(0.1)) return 'null';
    const inner = getNullableType(type);
    if (isListType(inner)) {
      const items = Array.from({ length: random.below(4) }, () => this.value(inner.ofType, sets));
      return `[${items.join(',')}]`;
    }
    if (isCompositeType(inner)) {
      const types = isObjectType(inner) ? [inner] : [...this.schema.getPossibleTypes(inner)];
      return this.object(random.pick(types), sets);
    }
    // One of its values is inaccessible to every client.
    if (isEnumType(inner)) return random.chance(0.05) ? '"C"' : random.pick(['"A"', '"B"']);
    switch ((inner as { name: string }).name) {
      case 'Int':
        return random.pick(['0', '7', '-12']);
      case 'Float':
        return random.pick(NUMBERS);
      case 'Boolean':
        return random.pick(['true', 'false']);
      case 'ID':
        return random.pick(['"t1"', '"t2"', '3']);
      default:
        return random.pick(STRINGS);
    }
  }
}
