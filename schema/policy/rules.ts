import { ROLES } from '../viewer';
import { DEPARTMENTS } from './departments';
import { PURPOSES } from './purposes';

/** The relations between a caller and a subject that a rule may name, as `rel:<relation>`. */
const RELATIONS = ['self', 'representative', 'consent', 'jurisdiction', 'case'] as const;

/** The consent clusters, equal to the values of the SDL's `Cluster`; a test compares the two. */
export const CLUSTERS = [
  'IDENTITY',
  'CONTACT',
  'REGISTRATION',
  'RELATION',
  'LICENSING',
  'PENALTY',
  'GRADE',
  'FINANCE',
  'EMPLOYMENT',
  'ENFORCEMENT',
  'PROFESSION',
  'PROVENANCE',
] as const;
export type Cluster = (typeof CLUSTERS)[number];

/** The highest level of assurance that a login can have. */
export const HIGHEST_ASSURANCE = 3;

/** The names allowed after the colon, for each family of terms. */
const FAMILIES: Readonly<Record<string, ReadonlySet<string>>> = {
  role: new Set<string>(ROLES),
  dept: new Set(DEPARTMENTS.map(({ id }) => id)),
  purpose: new Set(PURPOSES.map(({ code }) => code)),
  loa: new Set(Array.from({ length: HIGHEST_ASSURANCE }, (_, below) => String(below + 1))),
  rel: new Set<string>(RELATIONS),
};

const FAMILY_NAMES: Readonly<Record<string, string>> = {
  role: 'role',
  dept: 'department',
  purpose: 'purpose',
  loa: 'level of assurance',
  rel: 'relation',
};

/**
 * The fault of a term of a rule, as the end of a sentence ("names no known role"); undefined when
 * the term belongs to the vocabulary: `public`, `auth`, `role:…`, `dept:…`, `purpose:…`, `loa:1` to
 * `loa:3`, `rel:…`.
 */
export function faultOfTerm(term: string): string | undefined {
  if (term === 'public' || term === 'auth') return undefined;
  const [, family = '', name = ''] = /^([^:]*):(.*)$/s.exec(term) ?? [];
  const known = Object.hasOwn(FAMILIES, family) ? FAMILIES[family] : undefined;
  if (known === undefined) return 'is no known term';
  return known.has(name) ? undefined : `names no known ${FAMILY_NAMES[family]}`;
}

/** Whether a name is a consent cluster. */
export function isCluster(name: string): name is Cluster {
  return (CLUSTERS as readonly string[]).includes(name);
}
