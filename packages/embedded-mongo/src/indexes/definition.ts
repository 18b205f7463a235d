import type { Filter } from '../query/index';
import type { Doc } from '../values/types';

export interface IndexField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** One index of a collection, as the catalog keeps it and the planner reads it. */
export interface IndexDefinition {
  readonly id: number;
  readonly name: string;
  /** The specification as listIndexes shows it. */
  readonly spec: Doc;
  readonly fields: readonly IndexField[];
  readonly paths: readonly string[];
  readonly directions: readonly (1 | -1)[];
  /** The documents themselves, ordered by _id. */
  readonly primary: boolean;
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly hashed: boolean;
  /** Not yet complete: writes keep it up, no query reads it. */
  readonly building: boolean;
  /** Kept up, but no query may use it. */
  readonly hidden: boolean;
  readonly partial: Filter | undefined;
  readonly partialSpec: Doc | undefined;
  readonly expireAfterSeconds: number | undefined;
  /** Per field: some document has had an array on its path. Never turns false again. */
  readonly multikey: boolean[];
}
