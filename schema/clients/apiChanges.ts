import {
  ChangeType,
  CriticalityLevel,
  diff,
  DiffRule,
  type Change,
  type Rule,
} from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** The effect of a change on clients that were written for the older schema. */
export type Effect = 'breaking' | 'dangerous' | 'safe';

/** One change of the API. */
export interface ApiChange {
  readonly effect: Effect;
  /** One sentence that names the element. */
  readonly message: string;
}

const EFFECTS: Readonly<Record<CriticalityLevel, Effect>> = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'safe',
};

const ORDER: readonly Effect[] = ['breaking', 'dangerous', 'safe'];

/**
 * The changes from one API schema to another, breaking ones first. Changed descriptions are not
 * listed. Removing a field, an input field or an enum value that the older schema deprecates is
 * dangerous, not breaking.
 * @throws GraphQLError when one of the schemas is invalid
 */
export async function apiChanges(before: string, after: string): Promise<readonly ApiChange[]> {
  const changes = await diff(buildSchema(before), buildSchema(after), [
    DiffRule.ignoreDescriptionChanges,
    allowDeprecatedRemovals,
  ]);
  return changes
    .map(({ criticality, message }: Change) => ({ effect: EFFECTS[criticality.level], message }))
    .sort((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect));
}

/**
 * The library's rule without its part for types: it takes the removal of any type for deprecated,
 * but clients name types in fragments.
 */
const allowDeprecatedRemovals: Rule = async (input) => {
  const types = input.changes.filter(({ type }) => type === ChangeType.TypeRemoved);
  const others = input.changes.filter(({ type }) => type !== ChangeType.TypeRemoved);
  const ruled = await DiffRule.suppressRemovalOfDeprecatedField({ ...input, changes: others });
  return [...types, ...ruled];
};
