import type { Cluster } from '../../../schema/policy/rules';

/** The category of the national catalogue for the records of a consent cluster. */
const CATEGORY: Readonly<Record<Cluster, string>> = {
  IDENTITY: 'REGISTRATION',
  CONTACT: 'REGISTRATION',
  REGISTRATION: 'REGISTRATION',
  RELATION: 'REGISTRATION',
  LICENSING: 'ADMINISTRATIVE',
  PENALTY: 'ADMINISTRATIVE',
  GRADE: 'EVALUATION',
  FINANCE: 'EVALUATION',
  EMPLOYMENT: 'TITLE_OCCUPATION',
  ENFORCEMENT: 'JUDICIAL',
  PROFESSION: 'TITLE_OCCUPATION',
  PROVENANCE: 'ADMINISTRATIVE',
};

/** The category of a kind's records, by the consent cluster of its type. */
export function categoryOf(cluster: string | undefined): string {
  return CATEGORY[cluster as Cluster] ?? 'ADMINISTRATIVE';
}
