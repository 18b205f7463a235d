import type { SubjectRow } from '../../../schema/generated/subjects.rows';

const TYPE_NAMES = {
  NATURAL_PERSON: 'NaturalPerson',
  LEGAL_PERSON: 'LegalPerson',
  UNINCORPORATED_ORGANIZATION: 'UnincorporatedOrganization',
  SELF_EMPLOYED: 'SelfEmployed',
} as const satisfies Record<SubjectRow['kind'], string>;

const SUBJECT_TYPES: ReadonlySet<string> = new Set(Object.values(TYPE_NAMES));

/** Whether a GraphQL type is the type of a credit subject. */
export function isSubjectType(typeName: string): boolean {
  return SUBJECT_TYPES.has(typeName);
}

/** The GraphQL type of a kind of subject. */
export function typeNameOf(subject: { readonly kind: SubjectRow['kind'] }): string {
  return TYPE_NAMES[subject.kind];
}
