import type { Order } from '../lists/order';
import type { SealedForm } from '../vault/sealedFields';
import type { RestrictedClasses } from './restricted';
import type { RowShape } from './shapes';

/** The fields of an index, in order. */
export type IndexKey = Readonly<Record<string, 1 | -1>>;

/** How a value of an argument is compared. */
export type Match =
  /** Is the value, or holds it among others. */
  | 'EQUAL'
  | 'ONE_OF'
  /** Is not before, or not less than, the value. */
  | 'FROM'
  /** Is not after, or not more than, the value. */
  | 'TO'
  /** Contains the value, white space and case aside. */
  | 'TEXT';

/** A condition that an argument of a list sets. */
export interface Condition {
  /** The argument, or the field of the argument: `filter.department`. */
  readonly argument: string;
  /** The path in the row. */
  readonly by: string;
  readonly match: Match;
  /** What counts where the argument is null. */
  readonly otherwise?: unknown;
  /** Whether the condition is always set. */
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
  /** Its orders by name. */
  readonly orders: Readonly<Record<string, Order>>;
  readonly usualOrder: string;
}

/** A field of a kind, and where its value comes from. */
export interface RecordField {
  readonly name: string;
  /** The path of the row; undefined for a field that a resolver makes. */
  readonly path?: string;
  /** The paths that are loaded when the field is selected. */
  readonly from: readonly string[];
  /** Set where the path holds the id of an entity of this type. */
  readonly entity?: string;
  /** Set where the value stands sealed. */
  readonly sealed?: SealedForm;
}

/** A kind of record, as the schema and its own definition have it. */
export interface RecordKind {
  /** Name of the object type, which is the `type` of its rows. */
  readonly type: string;
  /** The field of `Subject` that lists a subject's records. */
  readonly list?: ListShape;
  /** The field of `Query` that searches them. */
  readonly search?: SearchShape;
  readonly fields: readonly RecordField[];
  /** What its rows hold. */
  readonly row: RowShape;
  /** How the fields are made that are not stored. */
  readonly computed: Readonly<Record<string, unknown>>;
  /** The classes of its records that are RESTRICTED. */
  readonly restricted: RestrictedClasses<never>;
  /** The indexes its lists and searches need, besides those of all records. */
  readonly indexes: readonly IndexKey[];
}
