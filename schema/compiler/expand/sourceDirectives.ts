import {
  Kind,
  GraphQLError,
  buildASTSchema,
  getArgumentValues,
  visit,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
} from 'graphql';
import { directiveOf } from './nodes';
import { SourceError } from './sourceError';
import { statisticsOf } from './statisticsDirectives';

/** Reads the arguments of a source directive, as `schema/source.graphql` defines them. */
export type ReadArguments = (directive: DirectiveNode) => Readonly<Record<string, unknown>>;

/** The source directives and the reader of their arguments. */
export interface SourceDirectives {
  readonly names: ReadonlySet<string>;
  /** @throws SourceError when an argument is missing, unknown, or of another type */
  readonly read: ReadArguments;
}

/** The directives that a document defines. */
export function sourceDirectives(definitions: DocumentNode): SourceDirectives {
  const known = new Map(
    buildASTSchema(definitions, { assumeValid: true })
      .getDirectives()
      .filter(({ astNode }) => astNode != null)
      .map((directive) => [directive.name, directive]),
  );
  return {
    names: new Set(known.keys()),
    read(directive) {
      const definition = known.get(directive.name.value);
      if (definition === undefined) {
        throw new SourceError(directive, `@${directive.name.value} is no source directive.`);
      }
      for (const { name } of directive.arguments ?? []) {
        if (definition.args.some((argument) => argument.name === name.value)) continue;
        throw new SourceError(directive, `@${definition.name} has no argument ${name.value}.`);
      }
      try {
        return getArgumentValues(definition, directive);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        throw new SourceError(directive, `@${definition.name}: ${error.message}`);
      }
    },
  };
}

/**
 * Refuses source directives that no expansion step consumed, because they have no effect there.
 * `@record` and `@catalogued` on an object are consumed last; `@dimension` and `@measure` on a
 * field of an object stay.
 * @throws SourceError at the first
 */
export function refuseLeftOver(
  definitions: readonly DefinitionNode[],
  names: ReadonlySet<string>,
): void {
  const taken = new Set<DirectiveNode | undefined>(
    definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION
        ? [
            directiveOf(definition, 'record'),
            directiveOf(definition, 'catalogued'),
            ...(definition.fields ?? []).flatMap(statisticsOf),
          ]
        : [],
    ),
  );
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  visit(document, {
    [Kind.DIRECTIVE](node: DirectiveNode) {
      if (names.has(node.name.value) && !taken.has(node)) {
        throw new SourceError(node, `@${node.name.value} has no effect here: remove it.`);
      }
    },
  });
}

/** A text argument that `read` has checked; undefined when it was omitted. */
export function textArgument(
  values: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
