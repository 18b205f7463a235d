import type { OrganizationRow } from '../../../schema/generated/subjects.rows';
import { SUBJECT_KIND_OF_FACTS } from '../../../schema/statistics/subjectKind';
import type { FactPlan } from '../../framework/statistics/factPlan';
import { UNREPORTED_DATE } from '../organization/unreported';
import type { Merged } from '../subject/merged';

/** The fields of a subject that its fact, and its dimensions, are computed from. */
interface CountedSubject extends Merged {
  readonly _id: string;
  readonly kind: string;
  readonly region: string;
  readonly minor?: boolean;
  readonly frozen?: boolean;
  readonly uscc?: string;
  readonly legalType?: string | null;
  readonly registration?: Pick<
    OrganizationRow['registration'],
    'status' | 'establishedOn' | 'approvedOn' | 'industry'
  >;
  readonly organizationContact?: { readonly address?: string };
  /** Sealed: another ciphertext shows that the value was written. */
  readonly birthDate?: string;
  readonly personalContact?: { readonly address?: string | null };
}

/**
 * The day of registration of a person, and of an organisation that no register has reported. It is
 * before every period that is asked for: they are counted as registered at the end of each.
 */
const ALWAYS = '1970-01-01';

const subjectIn = (row: object) => row as CountedSubject;

/** The registration of an organisation, once its register has reported it. */
function reported({ registration }: CountedSubject) {
  return registration?.establishedOn === UNREPORTED_DATE ? undefined : registration;
}

/**
 * The fact of a subject. Subjects that are stored only, minors and merged duplicates have none: the
 * records of a duplicate are those of the subject that it was merged into.
 */
export const SUBJECT_PLAN: FactPlan = {
  kind: SUBJECT_KIND_OF_FACTS,
  paths: [
    'kind',
    'region',
    'minor',
    'frozen',
    'mergedInto',
    'uscc',
    'legalType',
    'registration.status',
    'registration.establishedOn',
    'registration.approvedOn',
    'registration.industry',
    'organizationContact.address',
    'birthDate',
    'personalContact.address',
  ],
  isCounted(row) {
    const { minor, frozen, mergedInto } = subjectIn(row);
    return minor !== true && frozen !== true && mergedInto === undefined;
  },
  subjectOf: (row) => subjectIn(row)._id,
  dayOf: (row) => reported(subjectIn(row))?.establishedOn ?? ALWAYS,
  endOf(row) {
    const registration = reported(subjectIn(row));
    return registration?.status === 'CANCELLED' ? registration.approvedOn : null;
  },
  watched(row) {
    const {
      kind,
      region,
      legalType,
      registration,
      organizationContact,
      birthDate,
      personalContact,
    } = subjectIn(row);
    const { establishedOn, industry } = registration ?? {};
    const addresses = [organizationContact?.address, personalContact?.address];
    return [kind, region, legalType, establishedOn, industry, birthDate, ...addresses];
  },
  dimensions: [
    {
      name: 'registrationStatus',
      valueOf: (row) => reported(subjectIn(row))?.status ?? null,
    },
    {
      name: 'unifiedCode',
      valueOf(row) {
        const { kind, uscc } = subjectIn(row);
        return kind === 'NATURAL_PERSON' ? null : String(Boolean(uscc));
      },
    },
  ],
  measures: [],
};
