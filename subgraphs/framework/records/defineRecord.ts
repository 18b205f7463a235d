import type { Computed } from './computed';
import type { RestrictedClasses } from './restricted';

/** A kind as the SDL gives it: see `schema/generated/<subgraph>.rows.ts`. */
interface KindTypes {
  readonly type: string;
  readonly row: object;
  readonly computed: object;
}

/** A kind without computed fields; a subgraph does not start with another one's name or fields. */
interface PlainKind extends KindTypes {
  readonly computed: Readonly<Record<never, never>>;
}

/** What a kind of record has of its own, besides what its type in the schema says. */
export interface OwnOfRecord {
  readonly type: string;
  /**
   * The classes of its records that are RESTRICTED; where absent those of natural persons are, or
   * none where the schema says `persons: OPEN`.
   */
  readonly restricted?: RestrictedClasses<never>;
  /** How the fields are made that are not stored. */
  readonly fields?: object;
}

/** How the fields are made that the schema says are computed, each of the paths it names. */
type Fields<Kind extends KindTypes> = {
  readonly [Field in keyof Kind['computed']]: Kind['computed'][Field] extends {
    readonly from: infer Path extends keyof Kind['row'];
    readonly value: infer Value;
  }
    ? Computed<Kind['row'], Path, Value>
    : never;
};

/** Every computed field has to be there, and no other. */
type Own<Kind extends KindTypes> = Pick<OwnOfRecord, 'restricted'> &
  (keyof Kind['computed'] extends never ? unknown : { readonly fields: Fields<Kind> });

/** What a kind of record has of its own. A kind that has nothing is not written down anywhere. */
export function defineRecord<Kind extends KindTypes = PlainKind>(
  type: Kind['type'],
  own: Own<Kind>,
): OwnOfRecord {
  return { type, ...own };
}
