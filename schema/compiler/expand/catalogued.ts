import { Kind, type ConstDirectiveNode, type DefinitionNode } from 'graphql';
import { DEPARTMENTS } from '../../policy/departments';
import { TERMS } from '../../policy/terms';
import { derivedDirectives, directiveOf, quoted } from './nodes';
import { textArgument, type SourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';

const DEPARTMENT_IDS: ReadonlySet<string> = new Set(DEPARTMENTS.map(({ id }) => id));
const TERM_IDS: ReadonlySet<string> = new Set(TERMS.map(({ ruleId }) => ruleId));

/**
 * The definitions with each `@catalogued` checked. A `@record` is catalogued too: it gets the same
 * directive from its own arguments, so that the catalogue reads only one directive.
 * @throws SourceError for an unknown department or term, for a type without a responsible
 *   department, and for a type with both directives
 */
export function withCatalogued(
  definitions: readonly DefinitionNode[],
  { read }: SourceDirectives,
): DefinitionNode[] {
  return definitions.map((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
    const record = directiveOf(definition, 'record');
    const catalogued = directiveOf(definition, 'catalogued');
    if (record && catalogued) {
      throw new SourceError(catalogued, '@record has owners itself: leave @catalogued out.');
    }
    if (catalogued) markOf(catalogued, read(catalogued));
    if (record === undefined) return definition;
    return {
      ...definition,
      directives: [
        ...(definition.directives ?? []),
        ...derivedDirectives(record, markOf(record, read(record))),
      ],
    };
  });
}

/** `@catalogued` as SDL text. */
function markOf(origin: ConstDirectiveNode, values: Readonly<Record<string, unknown>>): string {
  const owners = ownersOf(origin, values);
  const terms = (['refresh', 'retention'] as const).flatMap((key) => {
    const id = textArgument(values, key);
    if (id === undefined) return [];
    if (!TERM_IDS.has(id)) {
      throw new SourceError(origin, `${key} names no term of schema/policy/terms.ts: "${id}".`);
    }
    return [`${key}: ${quoted(id)}`];
  });
  return `@catalogued(${[`owners: [${owners.map(quoted).join(', ')}]`, ...terms].join(', ')})`;
}

function ownersOf(
  origin: ConstDirectiveNode,
  { owners }: Readonly<Record<string, unknown>>,
): string[] {
  const ids = Array.isArray(owners) ? owners.map(String) : [];
  if (ids.length === 0) throw new SourceError(origin, `@${origin.name.value} names no owner.`);
  const unknown = ids.find((id) => !DEPARTMENT_IDS.has(id));
  if (unknown === undefined) return ids;
  throw new SourceError(
    origin,
    `owners names no department of schema/policy/departments.ts: "${unknown}".`,
  );
}
