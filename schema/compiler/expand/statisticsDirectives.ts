import {
  Kind,
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
} from 'graphql';

/** The directives that say what statistics do with a field. The expanded SDL has them as written. */
export const STATISTICS: readonly string[] = ['dimension', 'measure'];

/** The `@dimension` and `@measure` of a field, as often as they are written. */
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
