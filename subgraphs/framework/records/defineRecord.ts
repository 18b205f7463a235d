import type { Computed } from './computed';
import type { RestrictedClasses } from './restricted';

/**
 * The types of a record kind, generated from the SDL: see `schema/generated/<subgraph>.rows.ts`.
 */
interface KindTypes {
  readonly type: string;
  readonly row: object;
  readonly computed: object;
}

/** A kind without computed fields. A subgraph does not start if its name or fields are wrong. */
interface PlainKind extends KindTypes {
  readonly computed: Readonly<Record<never, never>>;
}

/** The parts of a record kind that the schema cannot express. */
export interface RecordDefinition {
  readonly type: string;
  /**
   * The classes of its records that are RESTRICTED. By default these are the records of natural
   * persons, or none if the schema has `persons: OPEN`.
   */
  readonly restricted?: RestrictedClasses<never>;
  /** The resolvers of the fields that are not stored. */
  readonly fields?: object;
}

/** The resolvers of the fields that the schema marks as computed, each from the paths it lists. */
type Fields<Kind extends KindTypes> = {
  readonly [Field in keyof Kind['computed']]: Kind['computed'][Field] extends {
    readonly from: infer Path extends keyof Kind['row'];
    readonly value: infer Value;
  }
    ? Computed<Kind['row'], Path, Value>
    : never;
};

/** Requires a resolver for every computed field, and allows no other. */
type Parts<Kind extends KindTypes> = Pick<RecordDefinition, 'restricted'> &
  (keyof Kind['computed'] extends never ? unknown : { readonly fields: Fields<Kind> });

/**
 * Defines the parts of a record kind that the schema cannot express. Other kinds need no
 * definition.
 */
export function defineRecord<Kind extends KindTypes = PlainKind>(
  type: Kind['type'],
  parts: Parts<Kind>,
): RecordDefinition {
  return { type, ...parts };
}
