import type { SubgraphName } from '../../../schema/sdl';
import { subgraphTypes } from '../subgraphDocument';
import type { RecordDefinition } from './defineRecord';
import { kindShapes, type KindShape } from './kindShapes';
import type { RecordKind } from './recordKind';
import { OF_PERSONS, PUBLISHED } from './restricted';

/**
 * The record kinds of a subgraph: every type of its SDL with `@record`.
 * @param definitions the definitions of the kinds for which the schema does not suffice
 * @throws Error for the definition of an unknown kind, for a computed field without a resolver, and
 *   for RESTRICTED classes that differ from those in the schema
 */
export function recordKinds(
  subgraph: SubgraphName,
  definitions: readonly RecordDefinition[],
): readonly RecordKind[] {
  const kinds = kindShapes(subgraphTypes(subgraph)).map((shape) =>
    kindOf(
      shape,
      definitions.find(({ type }) => type === shape.type),
    ),
  );
  const unknown = definitions.find(({ type }) => !kinds.some((kind) => kind.type === type));
  if (unknown) throw new Error(`The subgraph ${subgraph} has no kind of record ${unknown.type}.`);
  return kinds;
}

function kindOf(
  { object: _object, persons, classes, ...shape }: KindShape,
  definition: RecordDefinition | undefined,
): RecordKind {
  const computed = (definition?.fields ?? {}) as Readonly<Record<string, unknown>>;
  const missing = shape.fields.find(({ name, path }) => path === undefined && !(name in computed));
  if (missing) throw new Error(`The computed field ${shape.type}.${missing.name} has no resolver.`);
  const restricted = definition?.restricted ?? (persons === 'OPEN' ? PUBLISHED : OF_PERSONS);
  const names = Object.keys(restricted).sort();
  if (names.join() !== classes.join())
    throw new Error(
      `The @record of ${shape.type} must have restricted: ${JSON.stringify(names)}, as in its defineRecord.`,
    );
  return { ...shape, computed, restricted };
}
