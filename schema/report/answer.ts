import { openingOf, type MatrixVersion } from '../policy/matrix';
import type { Rule } from '../policy/rule';
import { isCluster } from '../policy/rules';
import type { Caller } from './callers';

/**
 * What a rule comes to for a caller of a class: it holds, it cannot hold, or it holds under what
 * is left open (a relation to the subject; a department, purpose or level not given).
 */
export type Answer =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'if'; readonly ways: readonly (readonly string[])[] };

/** Whether a term holds for a caller, cannot hold, or is left open, and why. */
export interface TermAnswer {
  readonly kind: 'holds' | 'fails' | 'open';
  readonly reason: string;
}

/** What a rule comes to for a caller. `cluster` is the field's: consent is given by cluster. */
export function answerRule(
  rule: Rule,
  caller: Caller,
  cluster: string | undefined,
  matrix: MatrixVersion,
): Answer {
  const ways: string[][] = [];
  for (const conjunction of rule) {
    const terms = conjunction.map((term) => ({
      term,
      ...answerTerm(term, caller, cluster, matrix),
    }));
    if (terms.some(({ kind }) => kind === 'fails')) continue;
    const open = terms.filter(({ kind }) => kind === 'open').map(({ term }) => term);
    if (open.length === 0) return { kind: 'yes' };
    ways.push(open);
  }
  return ways.length === 0 ? { kind: 'no' } : { kind: 'if', ways };
}

/** What one term comes to for a caller, with the reason as the end of a sentence. */
export function answerTerm(
  term: string,
  caller: Caller,
  cluster: string | undefined,
  matrix: MatrixVersion,
): TermAnswer {
  const { terms, english } = caller.class;
  if (terms.includes(term)) return { kind: 'holds', reason: `holds for every ${english}` };
  const [family = '', name = ''] = term.split(':');
  switch (family) {
    case 'rel':
      return answerRelation(term, caller, cluster, matrix);
    case 'dept':
      if (!['officer', 'steward'].includes(caller.class.id)) {
        return { kind: 'fails', reason: `a caller of the class ${english} has no department` };
      }
      return given(caller.department, name, 'department');
    case 'purpose':
      if (!terms.includes('auth')) {
        return { kind: 'fails', reason: 'an anonymous caller has no purpose' };
      }
      return given(caller.purpose, name, 'purpose');
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

function answerRelation(
  term: string,
  { class: { relations, english }, purpose }: Caller,
  cluster: string | undefined,
  matrix: MatrixVersion,
): TermAnswer {
  if (!relations.includes(term)) {
    return { kind: 'fails', reason: `a caller of the class ${english} never has this relation` };
  }
  // A consent or a case opens the clusters of its purpose and no others.
  if ((term !== 'rel:consent' && term !== 'rel:case') || purpose === undefined) {
    return { kind: 'open', reason: 'depends on the subject asked about' };
  }
  if (cluster === undefined || !isCluster(cluster)) {
    return { kind: 'fails', reason: 'the field is of no cluster, so no purpose opens it' };
  }
  switch (openingOf(matrix, purpose, cluster)) {
    case 'open':
      return { kind: 'open', reason: `depends on the subject: ${purpose} opens ${cluster}` };
    case 'separate':
      return {
        kind: 'open',
        reason: `depends on the subject: ${purpose} opens ${cluster} after separate written consent`,
      };
    case undefined:
      return {
        kind: 'fails',
        reason: `purpose ${purpose} does not open cluster ${cluster} (matrix ${matrix.version})`,
      };
  }
}

function given(value: string | undefined, wanted: string, what: string): TermAnswer {
  if (value === undefined) return { kind: 'open', reason: `depends on the caller's ${what}` };
  return value === wanted
    ? { kind: 'holds', reason: `the ${what} is ${value}` }
    : { kind: 'fails', reason: `the ${what} is ${value}` };
}
