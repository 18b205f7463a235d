import { buildSubgraphSchema } from '@apollo/subgraph';
import { getNamedType, isObjectType, isUnionType, parse, type GraphQLObjectType } from 'graphql';
import { SUBGRAPH_NAMES, subgraphSdl } from '../../schema/sdl';

/** Directives of the expanded SDL that make a type part of the catalogue. */
const MARKS: ReadonlySet<string> = new Set(['record', 'catalogued']);

/**
 * The types and fields that the catalogue lists, read from the SDL in another way than the
 * product does: types with such a directive, the objects without a key that they contain outside of
 * pages, and Subject, to which other subgraphs add their lists.
 */
export function creditInformation(): { readonly types: Set<string>; readonly fields: string[] } {
  const types = new Set<string>();
  const fields = new Set<string>();
  for (const name of SUBGRAPH_NAMES) {
    const schema = buildSubgraphSchema(parse(subgraphSdl(name)));
    const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
    const add = (type: GraphQLObjectType): void => {
      types.add(type.name);
      for (const field of Object.values(type.getFields())) {
        fields.add(`${type.name}.${field.name}`);
        const fieldType = getNamedType(field.type);
        for (const value of isUnionType(fieldType) ? fieldType.getTypes() : [fieldType]) {
          const isPage = value.name.endsWith('Connection');
          if (isObjectType(value) && !isPage && !directives(value).includes('key')) add(value);
        }
      }
    };
    for (const type of objects) {
      const names = directives(type);
      if (names.some((each) => MARKS.has(each)) || names.includes('interfaceObject')) add(type);
    }
  }
  return { types, fields: [...fields] };
}

function directives({ astNode }: GraphQLObjectType): string[] {
  return (astNode?.directives ?? []).map((directive) => directive.name.value);
}
