import { Kind, parse, print, visit } from 'graphql';

const DIRECTIVES: ReadonlySet<string> = new Set(['access', 'mask']);

/**
 * A supergraph without its `@access` and `@mask`: a gateway serves it without the permission
 * engine.
 */
export function withoutAccess(supergraph: string): string {
  const bare = visit(parse(supergraph), {
    DirectiveDefinition: ({ name }) => (DIRECTIVES.has(name.value) ? null : undefined),
    Directive: (node) => {
      const isOurs = DIRECTIVES.has(node.name.value);
      const linksOurs =
        node.name.value === 'link' &&
        node.arguments?.some(
          ({ value }) => value.kind === Kind.STRING && /\/access\//.test(value.value),
        );
      return isOurs || linksOurs ? null : undefined;
    },
  });
  return print(bare);
}
