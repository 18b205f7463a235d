import type { CaseNeed, CaseNeeds } from '../../../schema/cases/caseKind';
import { referencedEntry } from '../../../schema/cases/references';
import { creditError } from '../../../schema/errors';
import { forbiddenIn } from '../../framework/intake/rows/forbidden';
import { textOf } from '../../framework/textOf';

/** The values that a step was given, checked. */
export interface CaseAnswers {
  /** Choices, days and codes: nothing personal. */
  readonly choices: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
}

type Input = Readonly<Record<string, unknown>>;

const SHORTEST = 2;

/**
 * Checks the values of a step. GraphQL has checked which are given, and that choices are known.
 * @throws BAD_USER_INPUT that names the first field with a wrong value
 */
export function answersOf(needs: CaseNeeds, input: Input, today: string): CaseAnswers {
  const choices: Record<string, string> = {};
  const texts: Record<string, string> = {};
  for (const [name, need] of Object.entries(needs)) {
    const value = input[name];
    requireWhen(name, need, input);
    if (typeof value !== 'string') continue;
    if (need.type === 'TEXT') texts[name] = checkedText(name, need, value);
    else choices[name] = checkedChoice(name, need, value, today);
  }
  return { choices, texts };
}

/** @throws BAD_USER_INPUT for a value that another one demands or excludes */
function requireWhen(name: string, { when }: CaseNeed, input: Input): void {
  if (when === undefined) return;
  const demanded = when.values.includes(input[when.need] as string);
  if (demanded === ((input[name] ?? null) !== null)) return;
  throw creditError(
    'BAD_USER_INPUT',
    demanded
      ? `The field ${name} is required with this value of ${when.need}.`
      : `The field ${name} must be empty with this value of ${when.need}.`,
  );
}

function checkedText(
  name: string,
  { maxLength, recorded }: Extract<CaseNeed, { readonly type: 'TEXT' }>,
  value: string,
): string {
  const text = textOf(name, value, SHORTEST, maxLength);
  if (recorded === true && forbiddenIn(text).length > 0)
    throw creditError(
      'BAD_USER_INPUT',
      `The field ${name} becomes part of a record; remove personal numbers and sensitive content.`,
    );
  return text;
}

function checkedChoice(
  name: string,
  need: Exclude<CaseNeed, { readonly type: 'TEXT' }>,
  value: string,
  today: string,
): string {
  if (need.type === 'DATE' && value < today)
    throw creditError('BAD_USER_INPUT', `The field ${name} must not be a day in the past.`);
  if (need.type === 'REFERENCE' && referencedEntry(need.list, value, today) === undefined)
    throw creditError('BAD_USER_INPUT', `The field ${name} must name an entry in force today.`);
  return value;
}
