import {
  buildASTSchema,
  Kind,
  parse,
  visit,
  type ASTNode,
  type GraphQLSchema,
  type TypeDefinitionNode,
} from 'graphql';

/** Names of the types that composition adds to a supergraph. */
const OF_COMPOSITION = /^(?:join|link|core)__/;
const DEFINITION = /Definition$/;

/**
 * The schema that clients see, from the SDL of a supergraph: without the types of composition and
 * without what is `@inaccessible`. The SDL of an API schema gives that schema.
 * @throws GraphQLError for an invalid SDL
 */
export function apiSchemaOf(sdl: string): GraphQLSchema {
  const document = visit(parse(sdl, { noLocation: true }), {
    enter: (node) => (isHidden(node) ? null : undefined),
  });
  return buildASTSchema(document, { assumeValidSDL: true });
}

function isHidden(node: ASTNode): boolean {
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return true;
  if (!DEFINITION.test(node.kind)) return false;
  const { name, directives } = node as Partial<TypeDefinitionNode>;
  if (name !== undefined && OF_COMPOSITION.test(name.value)) return true;
  return directives?.some((directive) => directive.name.value === 'inaccessible') ?? false;
}
