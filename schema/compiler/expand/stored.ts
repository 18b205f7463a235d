import {
  Kind,
  visit,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
} from 'graphql';
import { directiveOf, type WithDirectives } from './nodes';
import { sourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';

/** Path of the field in the database row: `as` of `@stored`, else the field's own name. */
export function rowPath(field: FieldDefinitionNode): string {
  const as = directiveOf(field, 'stored')?.arguments?.find(({ name }) => name.value === 'as');
  return as?.value.kind === Kind.STRING ? as.value.value : field.name.value;
}

/** Whether the field is in the database row, rather than computed by a resolver. */
export function isStored(field: FieldDefinitionNode): boolean {
  return directiveOf(field, 'computed') === undefined;
}

/** Whether the field is encrypted in the row with the subject's key. */
export function isSealed(field: WithDirectives): boolean {
  return flag(field, 'sealed');
}

/** Whether an encrypted field can be found by equality through a blind index. */
export function isBlind(field: WithDirectives): boolean {
  return flag(field, 'blind');
}

/** Whether every row has the field, although it is nullable in the public schema. */
export function isRequired(field: WithDirectives): boolean {
  return flag(field, 'required');
}

function flag(field: WithDirectives, argument: string): boolean {
  const found = directiveOf(field, 'stored')?.arguments?.find(
    ({ name }) => name.value === argument,
  );
  return found?.value.kind === Kind.BOOLEAN && found.value.value;
}

/**
 * Checks the arguments of `@stored`, `@computed`, `@row` and `@rowField`, which the expanded SDL
 * contains unchanged.
 * @param shared the document that defines these directives
 * @throws SourceError when they do not match the definition, or a field has both
 */
export function checkStored(
  definitions: readonly DefinitionNode[],
  shared: readonly DefinitionNode[],
): void {
  const { names, read } = sourceDirectives({
    kind: Kind.DOCUMENT,
    definitions: shared.filter(
      (definition) =>
        definition.kind === Kind.DIRECTIVE_DEFINITION &&
        ['stored', 'computed', 'row', 'rowField'].includes(definition.name.value),
    ),
  });
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  visit(document, {
    Directive: (node: DirectiveNode) => {
      if (names.has(node.name.value)) read(node);
    },
    FieldDefinition: (node: FieldDefinitionNode) => {
      const computed = directiveOf(node, 'computed');
      if (computed && directiveOf(node, 'stored')) {
        throw new SourceError(computed, `${node.name.value} is both stored and computed.`);
      }
    },
  });
}
