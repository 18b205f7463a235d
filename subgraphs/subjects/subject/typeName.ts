import type { SubjectKind } from './record';

const TYPE_NAMES = {
  NATURAL_PERSON: 'NaturalPerson',
  LEGAL_PERSON: 'LegalPerson',
  UNINCORPORATED_ORGANIZATION: 'UnincorporatedOrganization',
  SELF_EMPLOYED: 'SelfEmployed',
} as const satisfies Record<SubjectKind, string>;

/** The GraphQL type of a kind of subject. */
export function typeNameOf(subject: { readonly kind: SubjectKind }): string {
  return TYPE_NAMES[subject.kind];
}
