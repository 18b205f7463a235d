import {
  getDirectiveValues,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { restrictedClasses } from '../../../schema/compiler/expand/restricted';
import type { SubgraphName } from '../../../schema/sdl';
import { subgraphTypes } from '../subgraphDocument';
import type { OwnOfRecord } from './defineRecord';
import { recordIndexes } from './indexes';
import { listShape, searchShape } from './listShapes';
import { recordFields } from './recordFields';
import type { RecordKind } from './recordKind';
import { OF_PERSONS, PUBLISHED } from './restricted';
import { rowShape } from './rowShape';

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
  const schema = subgraphTypes(subgraph);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const kinds = types.flatMap((type) => {
    const record = markOf(schema, type);
    const definition = own.find((each) => each.type === type.name);
    return record ? [kindOf(schema, type, record, definition)] : [];
  });
  const stranger = own.find(({ type }) => !kinds.some((kind) => kind.type === type));
  if (stranger) throw new Error(`The subgraph ${subgraph} has no kind of record ${stranger.type}.`);
  return kinds;
}

/** What `@record` says. */
interface Mark {
  readonly list?: string;
  readonly search?: string;
  readonly persons?: 'OPEN' | 'RESTRICTED';
  readonly restricted?: readonly string[];
}

function markOf(schema: GraphQLSchema, type: GraphQLObjectType): Mark | undefined {
  const directive = schema.getDirective('record');
  return directive && type.astNode ? getDirectiveValues(directive, type.astNode) : undefined;
}

function kindOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  mark: Mark,
  own: OwnOfRecord | undefined,
): RecordKind {
  const { list, search, persons } = mark;
  const fields = recordFields(schema, type);
  const computed = (own?.fields ?? {}) as Readonly<Record<string, unknown>>;
  const missing = fields.find(({ name, path }) => path === undefined && !(name in computed));
  if (missing) throw new Error(`No resolver makes ${type.name}.${missing.name}.`);
  const shape = {
    type: type.name,
    ...(list !== undefined && { list: listShape(schema, list) }),
    ...(search !== undefined && { search: searchShape(schema, search) }),
    fields,
    computed,
    restricted: own?.restricted ?? (persons === 'OPEN' ? PUBLISHED : OF_PERSONS),
  };
  const classes = Object.keys(shape.restricted).sort();
  if (classes.join() !== restrictedClasses({ ...mark }).join())
    throw new Error(
      `Write restricted: ${JSON.stringify(classes)} in the @record of ${type.name}, as defineRecord has it.`,
    );
  return {
    ...shape,
    row: rowShape(schema, type, shape),
    indexes: recordIndexes(schema, type, shape),
  };
}
