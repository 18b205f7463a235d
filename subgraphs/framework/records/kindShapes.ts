import {
  getDirectiveValues,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { restrictedClasses } from '../../../schema/compiler/expand/restricted';
import { recordIndexes } from './indexes';
import { listShape, searchShape } from './listShapes';
import { recordFields } from './recordFields';
import type { RecordKind } from './recordKind';
import { rowShape } from './rowShape';

/** The parts of a record kind that the SDL defines. */
export interface KindShape extends Pick<
  RecordKind,
  'type' | 'list' | 'search' | 'fields' | 'row' | 'indexes'
> {
  readonly object: GraphQLObjectType;
  /** Whether records of natural persons are published. */
  readonly persons: 'OPEN' | 'RESTRICTED' | undefined;
  /** Names of the classes of records that are RESTRICTED, sorted. */
  readonly classes: readonly string[];
}

/** The record kinds of a schema: its object types with `@record`. */
export function kindShapes(schema: GraphQLSchema): readonly KindShape[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => {
      const mark = markOf(schema, type);
      return mark ? [shapeOf(schema, type, mark)] : [];
    });
}

/** The arguments of `@record`. */
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

function shapeOf(schema: GraphQLSchema, object: GraphQLObjectType, mark: Mark): KindShape {
  const { list, search, persons } = mark;
  const shape = {
    type: object.name,
    ...(list !== undefined && { list: listShape(schema, list) }),
    ...(search !== undefined && { search: searchShape(schema, search) }),
    fields: recordFields(schema, object),
  };
  return {
    ...shape,
    object,
    persons,
    classes: restrictedClasses({ ...mark }),
    row: rowShape(schema, object, shape),
    indexes: recordIndexes(schema, object, shape),
  };
}
