import {
  Kind,
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
} from 'graphql';

/**
 * The directives that declare how statistics use a field. The expanded SDL contains them unchanged.
 */
export const STATISTICS: readonly string[] = ['dimension', 'measure'];

/** Every `@dimension` and `@measure` of a field, including repeated ones. */
export function statisticsOf({ directives }: FieldDefinitionNode): readonly ConstDirectiveNode[] {
  return (directives ?? []).filter(({ name }) => STATISTICS.includes(name.value));
}

/** The definitions of these directives, for the expanded SDL. */
export function statisticsDirectives(directives: DocumentNode): DirectiveDefinitionNode[] {
  return directives.definitions.filter(
    (definition): definition is DirectiveDefinitionNode =>
      definition.kind === Kind.DIRECTIVE_DEFINITION && STATISTICS.includes(definition.name.value),
  );
}
