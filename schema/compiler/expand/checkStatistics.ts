import {
  Kind,
  print,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type TypeNode,
} from 'graphql';
import { isGuarded, ruleOf } from '../../policy/rule';
import { directiveOf } from './nodes';
import { innerType } from './recordType';
import type { SourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';
import { statisticsOf } from './statisticsDirectives';
import { isSealed } from './stored';

const NUMBERS: ReadonlySet<string> = new Set(['Int', 'Float', 'MoneyCents']);

/**
 * Checks each `@dimension` and `@measure` on a field of an object. Statistics count records, and
 * publish the values that they group by: the count would disclose a value that identifies a person,
 * or that not everybody may read.
 * @param definitions with inherited fields; a record still has its `@record`
 * @throws SourceError on a field of a type that is no record, on a personal field, on a type that
 *   cannot be grouped or summed, and for a field with more than one of these directives
 */
export function checkStatistics(
  definitions: readonly DefinitionNode[],
  { read }: SourceDirectives,
): void {
  const enums = new Set(
    definitions.flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION ? [definition.name.value] : [],
    ),
  );
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const isRecord = directiveOf(definition, 'record') !== undefined;
    for (const field of definition.fields ?? []) {
      const [directive, second] = statisticsOf(field);
      if (directive === undefined) continue;
      const use = `@${directive.name.value}`;
      const coordinate = `${definition.name.value}.${field.name.value}`;
      read(directive);
      if (second) throw new SourceError(second, twoUses(coordinate, use, second));
      if (!isRecord) {
        const sentence = `${use} belongs on a field of a @record, not on ${coordinate}: remove it.`;
        throw new SourceError(directive, sentence);
      }
      const reason = personal(field) ?? unfit(field.type, directive, enums);
      if (reason) throw new SourceError(directive, `${coordinate} ${reason}: remove ${use}.`);
    }
  }
}

function twoUses(coordinate: string, use: string, { name }: ConstDirectiveNode): string {
  const other = `@${name.value}`;
  return use === other
    ? `${coordinate} has ${use} twice: remove one.`
    : `${coordinate} has both ${use} and ${other}: keep one.`;
}

/** Why a field is personal; undefined when it is not. */
function personal(field: FieldDefinitionNode): string | undefined {
  const rule = ruleOf(field.directives);
  if (isSealed(field)) return 'is sealed in the vault, and statistics would disclose it';
  if (rule && isGuarded(rule))
    return 'has an @access that is not public, and statistics would disclose it';
  if (innerType(field.type) === 'Subject')
    return 'refers to a subject, and statistics would disclose it';
  return undefined;
}

/** Why a field cannot be grouped by, or summed; undefined when it can. */
function unfit(
  type: TypeNode,
  { name }: ConstDirectiveNode,
  enums: ReadonlySet<string>,
): string | undefined {
  const { item, depth } = shapeOf(type);
  if (name.value === 'measure') {
    return depth === 0 && NUMBERS.has(item)
      ? undefined
      : `is ${print(type)}, but a measure is an Int, a Float or MoneyCents`;
  }
  const isFinite = enums.has(item)
    ? depth <= 1
    : depth === 0 && ['Boolean', 'Department'].includes(item);
  return isFinite
    ? undefined
    : `is ${print(type)}, but a dimension is an enum, a list of one, a Boolean or a Department`;
}

/** The named type of a reference, and how many lists are around it. */
function shapeOf(type: TypeNode): { readonly item: string; readonly depth: number } {
  if (type.kind === Kind.NAMED_TYPE) return { item: type.name.value, depth: 0 };
  const { item, depth } = shapeOf(type.type);
  return { item, depth: type.kind === Kind.LIST_TYPE ? depth + 1 : depth };
}
