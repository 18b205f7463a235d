import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  graphqlSync,
  Kind,
  lexicographicSortSchema,
  parse,
  printType,
  type GraphQLSchema,
} from 'graphql';
import { federatedSchema } from '../../../subgraphs/framework/federatedSchema';
import { subgraphDocument } from '../../../subgraphs/framework/subgraphDocument';
import { SUBGRAPH_NAMES } from '../../../schema/sdl';

const FEDERATIONS_OWN = /^(?:federation__|link__)/;

/** The text of each type, without those that only directives of Federation use. */
function typesOf(schema: GraphQLSchema): string[] {
  return Object.values(lexicographicSortSchema(schema).getTypeMap())
    .filter(({ name }) => !FEDERATIONS_OWN.test(name))
    .map(printType);
}

const sdlOf = (schema: GraphQLSchema) =>
  graphqlSync({ schema, source: '{ _service { sdl } }' }).data;

describe.each(SUBGRAPH_NAMES)('the schema of %s', (name) => {
  const document = subgraphDocument(name);
  const own = federatedSchema(document);
  const apollos = buildSubgraphSchema({ typeDefs: document });

  it('has the types and fields that @apollo/subgraph builds', () => {
    expect(typesOf(own)).toEqual(typesOf(apollos));
  });

  it('has the directives of its SDL', () => {
    const names = document.definitions.flatMap((definition) =>
      definition.kind === Kind.DIRECTIVE_DEFINITION ? [definition.name.value] : [],
    );
    for (const directive of names) expect(own.getDirective(directive)).toBeDefined();
  });

  it('returns the SDL of @apollo/subgraph to tools for composition', () => {
    expect(sdlOf(own)).toEqual(sdlOf(apollos));
  });
});

describe('a subgraph without entities', () => {
  it('has no field _entities', () => {
    const fields = federatedSchema(parse('type Query { now: String }')).getQueryType()?.getFields();
    expect(Object.keys(fields ?? {})).toEqual(['now', '_service']);
  });
});
