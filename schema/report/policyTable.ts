import { buildCatalogue } from '../catalogue/buildCatalogue';
import type { GraphRules } from '../catalogue/graphRules';
import type { MatrixVersion } from '../policy/matrix';
import { ruleText } from '../policy/rule';
import { answerRule, type Answer } from './answer';
import { CALLER_CLASSES } from './callers';

/** One row of the report: a field, and which callers may read it. */
export interface PolicyRow {
  /** `Type.field`. */
  readonly field: string;
  readonly owner: string;
  readonly cluster: string;
  readonly rule: string;
  readonly description: string;
  /** One cell per caller class, in the order of CALLER_CLASSES. */
  readonly cells: readonly string[];
}

/**
 * Caller class × field, from the SDL: how each class may read each field of each object. Cells are
 * `yes`, `no`, `if …` with the open conditions, `masked` or `masked unless …`; `purpose` means a
 * purpose of the class that opens the field's cluster, with its proof. Interface fields are
 * omitted, because the rules of their implementations apply.
 */
export function policyTable(graph: GraphRules, matrix: MatrixVersion): PolicyRow[] {
  return buildCatalogue(graph.models)
    .filter(({ rule }) => rule !== null)
    .map(({ type, field, owner, cluster, mask, description }) => {
      const rule = graph.fieldRule(type, field) ?? [];
      return {
        field: `${type}.${field}`,
        owner,
        cluster: cluster ?? '',
        rule: ruleText(rule),
        description,
        cells: CALLER_CLASSES.map((callers) => {
          const caller = { class: callers };
          const read = answerRule(rule, caller, cluster ?? undefined, matrix);
          if (mask === null || read.kind === 'no') return cellText(read);
          const whole = answerRule(mask.unless, caller, cluster ?? undefined, matrix);
          return maskedText(read, whole);
        }),
      };
    });
}

function cellText(answer: Answer): string {
  return answer.kind === 'if' ? `if ${waysText(answer)}` : answer.kind;
}

function maskedText(read: Answer, whole: Answer): string {
  switch (whole.kind) {
    case 'yes':
      return cellText(read);
    case 'no':
      return read.kind === 'if' ? `masked, if ${waysText(read)}` : 'masked';
    case 'if':
      return read.kind === 'if'
        ? `masked unless ${waysText(whole)}, if ${waysText(read)}`
        : `masked unless ${waysText(whole)}`;
  }
}

/**
 * Relations without their prefix, and choices of purposes without their names, to keep columns
 * narrow.
 */
function waysText({ ways }: Extract<Answer, { kind: 'if' }>): string {
  const short = (term: string) => term.replace(/^rel:/, '').replace(/^purpose:.*\/.*$/, 'purpose');
  return ways.map((way) => way.map(short).join('+')).join('|');
}
