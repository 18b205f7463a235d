import type { SubgraphName } from '../../../schema/sdl';
import { subgraphTypes } from '../subgraphDocument';
import type { OwnOfRecord } from './defineRecord';
import { kindShapes, type KindShape } from './kindShapes';
import type { RecordKind } from './recordKind';
import { OF_PERSONS, PUBLISHED } from './restricted';

/**
 * The kinds of records of a subgraph: every type of its SDL that is a `@record`.
 * @param own what some of them have of their own
 * @throws Error for a definition of what is no kind, for a computed field without a resolver, and
 *   for classes of records that are RESTRICTED and others than the schema names
 */
export function recordKinds(
  subgraph: SubgraphName,
  own: readonly OwnOfRecord[],
): readonly RecordKind[] {
  const kinds = kindShapes(subgraphTypes(subgraph)).map((shape) =>
    kindOf(
      shape,
      own.find(({ type }) => type === shape.type),
    ),
  );
  const stranger = own.find(({ type }) => !kinds.some((kind) => kind.type === type));
  if (stranger) throw new Error(`The subgraph ${subgraph} has no kind of record ${stranger.type}.`);
  return kinds;
}

function kindOf(
  { object: _object, persons, classes, ...shape }: KindShape,
  own: OwnOfRecord | undefined,
): RecordKind {
  const computed = (own?.fields ?? {}) as Readonly<Record<string, unknown>>;
  const missing = shape.fields.find(({ name, path }) => path === undefined && !(name in computed));
  if (missing) throw new Error(`No resolver makes ${shape.type}.${missing.name}.`);
  const restricted = own?.restricted ?? (persons === 'OPEN' ? PUBLISHED : OF_PERSONS);
  const names = Object.keys(restricted).sort();
  if (names.join() !== classes.join())
    throw new Error(
      `Write restricted: ${JSON.stringify(names)} in the @record of ${shape.type}, as defineRecord has it.`,
    );
  return { ...shape, computed, restricted };
}
