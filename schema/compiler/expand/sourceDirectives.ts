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

/** The source directives and how their arguments are read. */
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
 * Refuses source directives that no step took: they are where they mean nothing. `@record` and
 * `@catalogued` on an object are taken last; what statistics do with a field of an object stays.
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
        throw new SourceError(node, `@${node.name.value} means nothing here.`);
      }
    },
  });
}

/** A text argument that `read` has checked; undefined where it was omitted. */
export function textArgument(
  values: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
