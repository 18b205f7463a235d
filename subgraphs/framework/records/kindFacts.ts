import {
  getDirectiveValues,
  getNamedType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { SubgraphName } from '../../../schema/sdl';
import { shortTitle } from '../../../schema/shortTitle';
import type { RecordKind } from './recordKind';
import { subgraphTypes } from '../subgraphDocument';

/** Facts about a kind from the schema, besides the fields of its rows. */
export interface KindFacts {
  readonly subgraph: SubgraphName;
  readonly kind: RecordKind;
  /** Name of the kind in Chinese. */
  readonly title: string;
  /** Chinese names of the row's fields, by path; `part.field` inside a part. */
  readonly titles: ReadonlyMap<string, string>;
  /** Ids of the departments responsible for it. */
  readonly owners: readonly string[];
  /** Id of the term within which it must be published. */
  readonly refresh: string | undefined;
  /** Id of the term for which it is retained. */
  readonly retention: string | undefined;
  /** The consent cluster of the type. */
  readonly cluster: string | undefined;
}

/** Reads the facts about a kind of record from the SDL of its subgraph. */
export function kindFacts(subgraph: SubgraphName, kind: RecordKind): KindFacts {
  const schema = subgraphTypes(subgraph);
  const type = schema.getType(kind.type) as GraphQLObjectType;
  const catalogued = valuesOn(schema, type, 'catalogued');
  return {
    subgraph,
    kind,
    title: titleOf(type.description, type.name),
    titles: titlesOf(type, kind),
    owners: catalogued['owners'] as readonly string[],
    refresh: (catalogued['refresh'] ?? undefined) as string | undefined,
    retention: (catalogued['retention'] ?? undefined) as string | undefined,
    cluster: valuesOn(schema, type, 'access')['cluster'] as string | undefined,
  };
}

function valuesOn(
  schema: GraphQLSchema,
  { astNode }: GraphQLObjectType,
  directive: string,
): Readonly<Record<string, unknown>> {
  return getDirectiveValues(schema.getDirective(directive)!, astNode!) ?? {};
}

function titlesOf(type: GraphQLObjectType, { fields }: RecordKind): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { name, path = name } of fields) addTitles(titles, type, name, path);
  return titles;
}

function addTitles(
  titles: Map<string, string>,
  type: GraphQLObjectType,
  name: string,
  path: string,
): void {
  const field = type.getFields()[name]!;
  titles.set(path, titleOf(field.description, name));
  const part = getNamedType(field.type);
  // An entity may refer back to itself through other entities; a row contains only its id.
  if (!isObjectType(part) || part.astNode?.directives?.some((each) => each.name.value === 'key'))
    return;
  for (const inner of Object.keys(part.getFields()))
    if (!titles.has(`${path}.${inner}`) && !path.includes('.'))
      addTitles(titles, part, inner, `${path}.${inner}`);
}

function titleOf(description: string | null | undefined, name: string): string {
  return shortTitle(description ?? '')?.zh ?? name;
}
