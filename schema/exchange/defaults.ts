import { severityOf } from './severity';
import { statedFine } from './statedFine';

/** The facts from which the default of a field is derived. */
export interface DefaultFacts {
  /** The values of the row so far, by path; a field without a value is absent. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly name: string;
  /** The code of an organisation; null for a person. */
  readonly unifiedCode: string | null;
  /** The identity number of a person; null for an organisation. */
  readonly idNumber: string | null;
  readonly decisionDate: string;
  /** A keyed digest as an opaque id. */
  readonly digest: (text: string) => string;
}

/** The value of a field that the file does not state. */
export interface FieldDefault {
  /** Why the value is right although nobody stated it. */
  readonly reason: string;
  /** Returns undefined when nothing can be derived, so that the cell is required after all. */
  readonly value: (facts: DefaultFacts) => unknown;
}

type Defaults = Readonly<Record<string, FieldDefault>>;

/** How the court publishes a party (SPC rules on the list of defaulters, Art. 6). */
const PARTY: Defaults = {
  partyKind: {
    reason: 'The subject is a person or an organisation.',
    value: ({ unifiedCode }) => (unifiedCode === null ? 'PERSON' : 'ORGANIZATION'),
  },
  name: { reason: 'The party is the subject.', value: ({ name }) => name },
  uscc: { reason: 'The party is the subject.', value: ({ unifiedCode }) => unifiedCode },
  maskedIdNumber: {
    reason: 'Only the first and last characters are stored in this domain.',
    value: ({ idNumber }) =>
      idNumber === null ? null : `${idNumber[0]}${'*'.repeat(16)}${idNumber[17]}`,
  },
};

const PERMIT: Defaults = {
  validFrom: {
    reason: 'The form of 2015 has only the end; a permit is valid from the decision.',
    value: ({ decisionDate }) => decisionDate,
  },
  status: {
    reason: 'An empty status means that the permit is in force (forms of 2015, item XK_ZT).',
    value: () => 'IN_FORCE',
  },
};

const PENALTY: Defaults = {
  'basis.title': {
    reason: 'Neither form has the title of the decision, which the law names.',
    value: () => '行政处罚决定书',
  },
  severity: {
    reason: 'The forms do not have it; it follows from the classes of the penalty.',
    value: ({ values }) => severityOf((values['penaltyClasses'] ?? []) as readonly string[]),
  },
  procedure: {
    reason: 'Only penalties under ordinary procedure are collected (Tianjin Regulations, Art. 12).',
    value: () => 'ORDINARY',
  },
  status: {
    reason: 'The form of 2018 does not have it; a penalty is in force until it is performed.',
    value: () => 'IN_FORCE',
  },
  fine: {
    reason: 'The form of 2015 states it only in the result; without a fine it is 0.',
    value: ({ values }) => {
      const { content } = values;
      const stated = typeof content === 'string' ? statedFine(content) : null;
      const fined = ((values['penaltyClasses'] ?? []) as readonly string[]).includes('FINE');
      return stated ?? (fined ? undefined : 0n);
    },
  },
  confiscation: { reason: 'An empty amount means that nothing is confiscated.', value: () => 0n },
};

const COMMITMENT: Defaults = {
  'basis.title': {
    reason: 'The form does not have it: the document is the letter of commitment.',
    value: () => '信用承诺书',
  },
};

/** The defaults by kind and path of the row. */
const DEFAULTS: Readonly<Record<string, Defaults>> = {
  Permit: PERMIT,
  Penalty: PENALTY,
  CreditCommitment: COMMITMENT,
  JudgmentDebtor: PARTY,
  JudgmentDefaulter: PARTY,
  ConsumptionRestriction: {
    ...PARTY,
    orderId: {
      reason: 'One order of a court has one case number; it joins the records of all it binds.',
      value: ({ values, digest }) =>
        digest(`${String(values['court'])}\0${String(values['caseNumber'])}`),
    },
  },
};

/** The defaults of a kind. */
export function defaultsOf(kind: string): Defaults {
  return DEFAULTS[kind] ?? {};
}
