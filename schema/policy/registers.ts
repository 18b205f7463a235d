import { TERMS, term, type TermId } from './terms';

/** The department of the district that keeps a register of organisations. */
interface Register {
  /** First character of the unified social credit code: the registering department. */
  readonly code: string;
  /** Id of the department. */
  readonly department: string;
  /** First and last day in force, YYYY-MM-DD; null as the end means still in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly source: string;
  /** The term within which its changes are published; absent where the law states none. */
  readonly publicityTerm?: TermId;
}

const GB_32100 = 'GB 32100-2015, registering departments (S); ';

const register = (code: string, department: string, who: string): Register => ({
  code,
  department,
  effectiveFrom: '2015-10-01',
  effectiveTo: null,
  source: GB_32100 + who,
});

/** Registers whose department reports to the district. The codes of all others are not reported. */
const REGISTERS: readonly Register[] = Object.freeze([
  register(
    '1',
    'party-organization',
    'the office of staffing is part of the Organisation Dept (K)',
  ),
  register('3', 'justice', 'judicial administration'),
  register('5', 'civil-affairs', 'civil affairs'),
  {
    ...register('9', 'market-regulation', 'market regulation'),
    publicityTerm: 'registration.publicity',
  },
]);

/** Ids of the departments that report registrations. */
export const REGISTRARS: readonly string[] = REGISTERS.map(({ department }) => department);

/**
 * The department that reports the registration of an organisation.
 * @param uscc its unified social credit code
 * @param day calendar date YYYY-MM-DD
 * @returns undefined when no department of the district keeps the register
 */
export function registrarOf(uscc: string, day: string): string | undefined {
  return registerOf(uscc, day)?.department;
}

/**
 * The term within which the register of an organisation reports an approval.
 * @param uscc its unified social credit code
 * @param approvedOn calendar date YYYY-MM-DD
 * @returns an ISO 8601 duration or `PnBD`; undefined when no term was in force
 */
export function publicityTermOf(uscc: string, approvedOn: string): string | undefined {
  const ruleId = registerOf(uscc, approvedOn)?.publicityTerm;
  return ruleId !== undefined &&
    TERMS.some((each) => each.ruleId === ruleId && each.effectiveFrom <= approvedOn)
    ? term(ruleId, approvedOn).value
    : undefined;
}

function registerOf(uscc: string, day: string): Register | undefined {
  return REGISTERS.find(
    ({ code, effectiveFrom, effectiveTo }) =>
      uscc.startsWith(code) && effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
}

/** Public security registers persons: Resident Identity Card Law, Art. 6. */
const OF_PERSONS = 'public-security';

/**
 * For organisations whose register is not kept in the district, such as trade unions: the
 * department that leads the social credit system.
 */
const OF_OTHERS = 'development-reform';

/**
 * The department that decides on the code of a subject today, as it registers the subject.
 * @param uscc the organisation's unified social credit code; null for a person
 */
export function registerDepartment(uscc: string | null): string {
  if (uscc === null) return OF_PERSONS;
  const kept = REGISTERS.find(
    ({ code, effectiveTo }) => uscc.startsWith(code) && effectiveTo === null,
  );
  return kept?.department ?? OF_OTHERS;
}

/**
 * The codes that a department decides on today: those with one of the first characters `of`, or with
 * none of `not`. Both are empty for a department that registers no organisation.
 */
export function codesOfRegister(department: string): {
  readonly of: readonly string[];
  readonly not: readonly string[];
} {
  const kept = REGISTERS.filter(({ effectiveTo }) => effectiveTo === null);
  return {
    of: kept.filter((each) => each.department === department).map(({ code }) => code),
    not: department === OF_OTHERS ? kept.map(({ code }) => code) : [],
  };
}
