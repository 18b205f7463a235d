import type { Value } from '../values/types';
import type { TakesElement } from '../paths/applyPath';

/** What a change may need to know of the document it is made to. */
export interface ModifierContext {
  id: Value | undefined;
  insert: boolean;
  takes: TakesElement;
}

export interface ModifierChange {
  creates: boolean;
  onInsertOnly?: boolean;
  apply(
    current: Value | undefined,
    context: ModifierContext,
    path: readonly string[],
  ): Value | undefined;
}

/** Checks the operand of one field of an update operator and compiles the change it makes. */
export type Modifier = (operand: Value, path: string) => ModifierChange;
