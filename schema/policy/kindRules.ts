import { DISTRICT } from './district';
import { endOfTerm, type Severity } from './publicity';

type Values = Readonly<Record<string, unknown>>;

/** What the rules say about the records of one kind; what they leave open is the usual rule. */
export interface KindRules {
  /** The category of the national catalogue; by default that of the consent cluster. */
  readonly category?: (values: Values) => string;
  /** How serious the act is, which limits its publicity; by default publicity has no limit. */
  readonly severity?: (values: Values) => Severity;
  /** The day on which the record expires, unless the file states it. */
  readonly expiresOn?: (values: Values) => string | null;
  /**
   * What the numbers of its documents begin with that are given here, by the day of the decision;
   * a serial number of six digits follows.
   */
  readonly numbering?: (decisionDate: string) => string;
  /** Fields that are required by the value of another, and empty with any other value. */
  readonly conditional?: readonly ConditionalFields[];
}

/** Fields that depend on a field. */
export interface ConditionalFields {
  readonly on: string;
  /** The values with which they are required. */
  readonly values: readonly string[];
  readonly fields: readonly string[];
}

const dateIn = (values: Values, path: string) => (values[path] ?? null) as string | null;

/** The rules by kind, as far as its type in the schema does not express them. */
const KIND_RULES: Readonly<Record<string, KindRules>> = {
  Permit: { expiresOn: (values) => dateIn(values, 'validTo') },
  Penalty: { severity: (values) => values['severity'] as Severity },
  // A ban or a revocation is shown for the longest term, other discipline for the general one.
  DisciplineRecord: {
    severity: (values) =>
      (values['kinds'] as readonly string[]).some((kind) =>
        /^(SUSPENSION|LICENCE_REVOCATION|QUALIFICATION_)/.test(kind),
      )
        ? 'SERIOUS'
        : 'GENERAL',
  },
  ListEntry: {
    category: (values) =>
      values['list'] === 'ABNORMAL_OPERATION' ? 'ABNORMAL_LIST' : 'SERIOUS_LIST',
    // The longest publicity of serious dishonesty also ends the entry.
    expiresOn: (values) =>
      dateIn(values, 'removedOn') ??
      (values['list'] === 'SERIOUS_DISHONESTY'
        ? endOfTerm('publicity.serious.max', values['decisionDate'] as string)
        : null),
  },
  CreditCommitment: {
    category: () => 'COMMITMENT',
    numbering: (madeOn) => `${DISTRICT}${madeOn.replaceAll('-', '')}`,
    conditional: [
      {
        on: 'fulfilment',
        values: ['PARTIAL', 'NONE'],
        fields: ['unperformedContent', 'liabilityPursued'],
      },
      { on: 'commitmentType', values: ['OTHER'], fields: ['otherType'] },
    ],
  },
  VoluntaryDeclaration: {
    category: () => 'VOLUNTARY',
    numbering: (declaredOn) => `DECL${DISTRICT}${declaredOn.replaceAll('-', '')}`,
  },
  IntegrityHonour: { category: () => 'HONOURS' },
  ProfessionalHonour: { category: () => 'HONOURS' },
  // A listing for refusal has no term (SPC rules on the list of defaulters, Art. 2).
  JudgmentDefaulter: {
    expiresOn: (values) =>
      values['ground'] === 'REFUSAL_THOUGH_ABLE'
        ? null
        : endOfTerm('defaulter.term', values['publishedOn'] as string),
  },
  ConsumptionRestriction: { expiresOn: (values) => dateIn(values, 'liftedOn') },
};

/** The rules of a kind. */
export function kindRules(kind: string): KindRules {
  return KIND_RULES[kind] ?? {};
}
