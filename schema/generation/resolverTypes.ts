import { buildSubgraphSchema } from '@apollo/subgraph';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { Kind, buildASTSchema, parse, type DefinitionNode, type DocumentNode } from 'graphql';

/** How scalars stand in TypeScript, in arguments and in what resolvers return. */
const SCALARS: Readonly<Record<string, string>> = {
  ID: 'string',
  Date: 'string',
  DateTime: 'Date',
  MoneyCents: 'bigint',
};

/**
 * The resolver types of one subgraph: typed arguments, inputs, enums and scalar results. Objects
 * are `any` to them, for the contract cannot know the records behind them: a resolver names its
 * parent's record type itself (`NaturalPersonResolvers<Context, PersonRecord>`).
 * @throws GraphQLError when the SDL is not a valid subgraph
 */
export async function resolverTypes(sdl: string): Promise<string> {
  const whole = parse(sdl);
  buildSubgraphSchema(whole);
  const schema = ownTypes(whole);
  return codegen({
    filename: 'resolvers.ts',
    schema,
    schemaAst: buildASTSchema(schema, { assumeValidSDL: true }),
    documents: [],
    skipDocumentsValidation: true,
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
    config: {
      federation: true,
      enumsAsTypes: true,
      useTypeImports: true,
      noSchemaStitching: true,
      skipTypename: true,
      mappers: Object.fromEntries(schema.definitions.filter(isComposite).map(anyRecord)),
      scalars: SCALARS,
      // Every scalar not listed is a string with a form of its own.
      defaultScalarType: 'string',
    },
  });
}

/** The subgraph's types without federation's machinery, which nobody writes a resolver for. */
function ownTypes({ kind, definitions }: DocumentNode): DocumentNode {
  const defined = new Set(
    definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [definition.name.value] : [],
    ),
  );
  return {
    kind,
    definitions: definitions.flatMap((definition): DefinitionNode[] => {
      switch (definition.kind) {
        case Kind.SCHEMA_DEFINITION:
        case Kind.SCHEMA_EXTENSION:
        case Kind.DIRECTIVE_DEFINITION:
          return [];
        case Kind.OBJECT_TYPE_EXTENSION:
          if (defined.has(definition.name.value)) return [definition];
          // The first extension of a type that nothing here defines is its definition here.
          defined.add(definition.name.value);
          return [{ ...definition, kind: Kind.OBJECT_TYPE_DEFINITION }];
        default:
          return [definition];
      }
    }),
  };
}

function isComposite(definition: DefinitionNode): boolean {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.UNION_TYPE_DEFINITION
  );
}

function anyRecord(definition: DefinitionNode): [string, string] {
  return ['name' in definition ? (definition.name?.value ?? '') : '', 'any'];
}
