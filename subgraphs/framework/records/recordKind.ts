import type { Order } from '../lists/order';
import type { SealedForm } from '../vault/sealedFields';
import type { RestrictedClasses } from './restricted';
import type { RowShape } from './shapes';

/** The fields of an index, in order. */
export type IndexKey = Readonly<Record<string, 1 | -1>>;

/** How the path of the row is compared with the value of an argument. */
export type Match =
  /** Equal to the value, or a list that contains it. */
  | 'EQUAL'
  | 'ONE_OF'
  /** Not before, or not less than, the value. */
  | 'FROM'
  /** Not after, or not greater than, the value. */
  | 'TO'
  /** Contains the value; white space and case are ignored. */
  | 'TEXT';

/** A condition that an argument of a list sets. */
export interface Condition {
  /** Name of the argument, or path of a field in it: `filter.department`. */
  readonly argument: string;
  /** The path in the row. */
  readonly by: string;
  readonly match: Match;
  /** The value that is used when the argument is null. */
  readonly otherwise?: unknown;
  /** Whether the argument is required. */
  readonly required: boolean;
  /** The only order with which an index serves the condition. */
  readonly order?: string;
}

/** A list of a kind's records that takes arguments. */
export interface ListShape {
  readonly field: string;
  readonly conditions: readonly Condition[];
}

/** A search of a kind's records. */
export interface SearchShape extends ListShape {
  /** The orders by name. */
  readonly orders: Readonly<Record<string, Order>>;
  /** Name of the default order. */
  readonly usualOrder: string;
}

/** A field of a kind, and where its value comes from. */
export interface RecordField {
  readonly name: string;
  /** The path of the row; undefined for a computed field. */
  readonly path?: string;
  /** The paths that are loaded when the field is selected. */
  readonly from: readonly string[];
  /** The entity type if the path contains the id of an entity. */
  readonly entity?: string;
  /** The form of the value if it is stored sealed. */
  readonly sealed?: SealedForm;
  /** Whether statistics group by the field, or sum it. */
  readonly statistic?: 'DIMENSION' | 'MEASURE';
}

/** A kind of record, from the schema and its `defineRecord`. */
export interface RecordKind {
  /** Name of the object type, which is also the `type` of its rows. */
  readonly type: string;
  /** The field of `Subject` that lists a subject's records. */
  readonly list?: ListShape;
  /** The field of `Query` that searches them. */
  readonly search?: SearchShape;
  readonly fields: readonly RecordField[];
  /** The paths of its rows. */
  readonly row: RowShape;
  /** The resolvers of the fields that are not stored. */
  readonly computed: Readonly<Record<string, unknown>>;
  /** The classes of its records that are RESTRICTED. */
  readonly restricted: RestrictedClasses<never>;
  /** The indexes that its lists and searches need, besides those of all records. */
  readonly indexes: readonly IndexKey[];
}
