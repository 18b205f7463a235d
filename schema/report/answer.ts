import type { MatrixVersion } from '../policy/matrix';
import type { Rule } from '../policy/rule';
import { waysOf } from '../policy/ways';
import { answerPurpose, type PurposeAnswer } from './answerPurpose';
import { purposeOfCaller, type Caller } from './callers';

/**
 * The result of a rule for a class of callers: it holds, it cannot hold, or it holds under open
 * conditions (a relation to the subject; a department, purpose, proof or level that is not given).
 */
export type Answer =
  | { readonly kind: 'yes' }
  /** `purpose` states the reason when only the purpose of an alternative does not hold. */
  | { readonly kind: 'no'; readonly purpose?: string }
  | { readonly kind: 'if'; readonly ways: readonly (readonly string[])[] };

/** Whether a term holds for a caller, cannot hold, or is open, and why. */
export interface TermAnswer {
  readonly kind: 'holds' | 'fails' | 'open';
  readonly reason: string;
}

/**
 * Evaluates a rule for a caller.
 * @param cluster the field's: without a purpose there is no personal data
 */
export function answerRule(
  rule: Rule,
  caller: Caller,
  cluster: string | undefined,
  matrix: MatrixVersion,
): Answer {
  const ways: string[][] = [];
  let closed: string | undefined;
  for (const { open, purpose } of openAlternatives(rule, caller, cluster, matrix)) {
    if (purpose?.kind === 'fails') {
      closed ??= purpose.reason;
      continue;
    }
    const left = [...new Set([...open, ...(purpose?.lacking ?? [])])];
    if (left.length === 0) return { kind: 'yes' };
    ways.push(left);
  }
  if (ways.length > 0) return { kind: 'if', ways };
  return { kind: 'no', ...(closed !== undefined && { purpose: closed }) };
}

/**
 * The purpose's results for the alternatives that otherwise hold or may hold, without duplicates.
 */
export function purposeAnswers(
  rule: Rule,
  caller: Caller,
  cluster: string | undefined,
  matrix: MatrixVersion,
): readonly PurposeAnswer[] {
  const answers = openAlternatives(rule, caller, cluster, matrix).flatMap(
    ({ purpose }) => purpose ?? [],
  );
  return [...new Map(answers.map((answer) => [answer.reason, answer])).values()];
}

/** The alternatives in which no term fails, with their open terms. */
function openAlternatives(
  rule: Rule,
  caller: Caller,
  cluster: string | undefined,
  matrix: MatrixVersion,
): { readonly open: readonly string[]; readonly purpose: PurposeAnswer | undefined }[] {
  return waysOf(rule).flatMap((way, index) => {
    const terms = (rule[index] ?? []).map((term) => ({ term, ...answerTerm(term, caller) }));
    if (terms.some(({ kind }) => kind === 'fails')) return [];
    const open = terms.filter(({ kind }) => kind === 'open').map(({ term }) => term);
    const asks = cluster !== undefined && !way.open;
    return [{ open, purpose: asks ? answerPurpose(way, caller, cluster, matrix) : undefined }];
  });
}

/** Evaluates one term for a caller; the reason is the end of a sentence. */
export function answerTerm(term: string, caller: Caller): TermAnswer {
  const { terms, english } = caller.class;
  if (terms.includes(term)) return { kind: 'holds', reason: `holds for every ${english}` };
  const [family = '', name = ''] = term.split(':');
  switch (family) {
    case 'rel':
      return caller.class.relations.includes(term)
        ? { kind: 'open', reason: 'depends on the subject asked about' }
        : { kind: 'fails', reason: `a caller of the class ${english} never has this relation` };
    case 'dept':
      if (!['officer', 'steward'].includes(caller.class.id)) {
        return { kind: 'fails', reason: `a caller of the class ${english} has no department` };
      }
      return given(caller.department, name, 'department');
    case 'purpose':
      if (!terms.includes('auth')) {
        return { kind: 'fails', reason: 'an anonymous caller has no purpose' };
      }
      return given(purposeOfCaller(caller), name, 'purpose');
    case 'loa':
      if (!terms.includes('auth')) return { kind: 'fails', reason: 'nobody is logged in' };
      if (caller.assurance === undefined) {
        return { kind: 'open', reason: `depends on the login: level ${name} is needed` };
      }
      return caller.assurance >= Number(name)
        ? { kind: 'holds', reason: `the login is of level ${caller.assurance}` }
        : { kind: 'fails', reason: `the login is only of level ${caller.assurance}` };
    default:
      return { kind: 'fails', reason: `the caller is of the class ${english}` };
  }
}

function given(value: string | undefined, wanted: string, what: string): TermAnswer {
  if (value === undefined) return { kind: 'open', reason: `depends on the caller's ${what}` };
  return value === wanted
    ? { kind: 'holds', reason: `the ${what} is ${value}` }
    : { kind: 'fails', reason: `the ${what} is ${value}` };
}
