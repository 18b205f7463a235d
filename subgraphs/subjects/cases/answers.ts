import type { CaseNeeds } from '../../../schema/cases/caseKind';
import { textOf } from '../../framework/textOf';

/** The values that a step was given, checked. */
export interface CaseAnswers {
  readonly choices: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
}

const SHORTEST = 2;

/**
 * Checks the values of a step. GraphQL has checked which are given, and that choices are known.
 * @throws BAD_USER_INPUT that names the first text with a wrong length
 */
export function answersOf(needs: CaseNeeds, input: Readonly<Record<string, unknown>>): CaseAnswers {
  const choices: Record<string, string> = {};
  const texts: Record<string, string> = {};
  for (const [name, need] of Object.entries(needs)) {
    const value = input[name];
    if (typeof value !== 'string') continue;
    if (need.type === 'CHOICE') choices[name] = value;
    else texts[name] = textOf(name, value, SHORTEST, need.maxLength);
  }
  return { choices, texts };
}
