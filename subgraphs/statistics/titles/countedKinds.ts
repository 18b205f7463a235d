import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { enumValueOf } from '../../../schema/statistics/names';
import { RECORD_SUBGRAPH_NAMES } from '../../../schema/subgraphs';
import { subgraphTypes } from '../../framework/subgraphDocument';
import { shortTitlesOf, type Titles } from './titles';

/** A field that statistics group by or sum. */
export interface CountedField extends Titles {
  /** Name of the field, as in facts. */
  readonly name: string;
  /** Name of its type without lists. */
  readonly type: string;
  /** Whether a record may have several values. */
  readonly isList: boolean;
  /** Titles of the values of an enum. */
  readonly values: ReadonlyMap<string, Titles>;
}

/** A kind of record as statistics know it. */
export interface CountedKind extends Titles {
  /** Name of the type, as in facts. */
  readonly type: string;
  /** Dimensions and measures by the enum value that stands for them. */
  readonly dimensions: ReadonlyMap<string, CountedField>;
  readonly measures: ReadonlyMap<string, CountedField>;
}

let known: ReadonlyMap<string, CountedKind> | undefined;

/**
 * The kinds of record of all subgraphs, by the value of StatisticsKind that stands for them, from
 * the SDL of the subgraphs; read once.
 */
export function countedKinds(): ReadonlyMap<string, CountedKind> {
  known ??= new Map(
    RECORD_SUBGRAPH_NAMES.flatMap(recordTypes)
      .map(kindOf)
      .map((kind) => [enumValueOf(kind.type), kind]),
  );
  return known;
}

function recordTypes(subgraph: (typeof RECORD_SUBGRAPH_NAMES)[number]): GraphQLObjectType[] {
  const schema = subgraphTypes(subgraph);
  const record = schema.getType('CreditRecord');
  return isInterfaceType(record) ? [...schema.getPossibleTypes(record)] : [];
}

function kindOf(type: GraphQLObjectType): CountedKind {
  const fields = Object.values(type.getFields());
  const marked = (directive: string) =>
    new Map(
      fields
        .filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === directive))
        .map((field) => [enumValueOf(field.name), fieldOf(field)]),
    );
  return {
    type: type.name,
    ...shortTitlesOf(type.description, type.name),
    dimensions: marked('dimension'),
    measures: marked('measure'),
  };
}

function fieldOf({ name, description, type }: GraphQLField<unknown, unknown>): CountedField {
  const named = getNamedType(type);
  return {
    name,
    ...shortTitlesOf(description, name),
    type: named.name,
    isList: isListType(getNullableType(type)),
    values: valuesOf(named),
  };
}

function valuesOf(type: GraphQLNamedType): ReadonlyMap<string, Titles> {
  if (!isEnumType(type)) return new Map();
  return new Map(
    type.getValues().map(({ name, description }) => [name, shortTitlesOf(description, name)]),
  );
}
