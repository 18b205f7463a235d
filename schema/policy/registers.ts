/**
 * The departments that register the identities of subjects, and so decide on their codes. Enterprises,
 * traders and co-operatives: market regulation (Regulations on the Registration of Market Entities,
 * Art. 5). Social organisations: civil affairs. Law firms and other legal services: justice
 * (Lawyers Law, Art. 18). Resident identity numbers: public security (Resident Identity Card Law,
 * Art. 6).
 */
const BY_FIRST_CHARACTER: Readonly<Record<string, string>> = {
  '3': 'justice',
  '5': 'civil-affairs',
  '9': 'market-regulation',
};

/** The register of persons. */
const OF_PERSONS = 'public-security';

/**
 * The register of organisations whose registering authority is no department of the district's
 * plan, such as organs and trade unions: the department that leads the social credit system.
 */
const OF_OTHERS = 'development-reform';

/**
 * The department that registers a subject.
 * @param uscc the organisation's unified social credit code; null for a person
 */
export function registerDepartment(uscc: string | null): string {
  return uscc === null ? OF_PERSONS : (BY_FIRST_CHARACTER[uscc.charAt(0)] ?? OF_OTHERS);
}
