import { CLUSTERS, type Cluster } from './rules';

/**
 * How a purpose opens a cluster: `open` under the purpose's own proof (consent, case, …), or
 * `separate`, only after a second explicit step in writing with the warning of consequences.
 */
export type Opening = 'open' | 'separate';

/** The clusters that each purpose opens, from a date on. A cluster that is not named is closed. */
export interface MatrixVersion {
  readonly version: string;
  /** First day in force, YYYY-MM-DD, China Standard Time. */
  readonly effectiveFrom: string;
  readonly source: string;
  readonly purposes: Readonly<Record<string, Readonly<Partial<Record<Cluster, Opening>>>>>;
}

const open = (...clusters: readonly Cluster[]): Partial<Record<Cluster, Opening>> =>
  Object.fromEntries(clusters.map((cluster) => [cluster, 'open']));

/** The income class of data: written consent after a warning (Tianjin Regulations, Article 16). */
const separate = (...clusters: readonly Cluster[]): Partial<Record<Cluster, Opening>> =>
  Object.fromEntries(clusters.map((cluster) => [cluster, 'separate']));

/**
 * The purpose × cluster matrix, oldest version first. A change is a new version, never an edit:
 * disclosures are logged with the version that decided them. Each purpose opens the least it
 * needs (PIPL, Article 6): a lender has its applicant's telephone number from the applicant.
 */
export const MATRIX_VERSIONS: readonly MatrixVersion[] = Object.freeze([
  {
    version: '2026-1',
    effectiveFrom: '2026-01-01',
    source:
      'PIPL Articles 6, 13, 23, 28, 29, 34; Credit Reporting Industry Regulation Articles 14, 18, 20; Tianjin Social Credit Regulations Articles 11, 16',
    purposes: {
      self: open(...CLUSTERS),
      lending: {
        ...open(
          'IDENTITY',
          'REGISTRATION',
          'RELATION',
          'LICENSING',
          'PENALTY',
          'GRADE',
          'ENFORCEMENT',
          'PROFESSION',
        ),
        ...separate('FINANCE', 'EMPLOYMENT'),
      },
      'post-loan': {
        ...open(
          'IDENTITY',
          'CONTACT',
          'REGISTRATION',
          'RELATION',
          'PENALTY',
          'GRADE',
          'ENFORCEMENT',
        ),
        ...separate('FINANCE', 'EMPLOYMENT'),
      },
      guarantee: {
        ...open('IDENTITY', 'REGISTRATION', 'RELATION', 'PENALTY', 'GRADE', 'ENFORCEMENT'),
        ...separate('FINANCE'),
      },
      licensing: open(
        'IDENTITY',
        'REGISTRATION',
        'RELATION',
        'LICENSING',
        'PENALTY',
        'GRADE',
        'ENFORCEMENT',
        'PROFESSION',
      ),
      procurement: open(
        'REGISTRATION',
        'RELATION',
        'LICENSING',
        'PENALTY',
        'GRADE',
        'ENFORCEMENT',
        'PROFESSION',
      ),
      supervision: open(
        'IDENTITY',
        'CONTACT',
        'REGISTRATION',
        'RELATION',
        'LICENSING',
        'PENALTY',
        'GRADE',
        'EMPLOYMENT',
        'ENFORCEMENT',
        'PROFESSION',
        // Whether a body reported in time (双公示, within seven working days) is also supervised.
        'PROVENANCE',
      ),
      enforcement: open(
        'IDENTITY',
        'CONTACT',
        'REGISTRATION',
        'RELATION',
        'LICENSING',
        'PENALTY',
        'FINANCE',
        'EMPLOYMENT',
        'ENFORCEMENT',
      ),
      personnel: open('IDENTITY', 'PENALTY', 'ENFORCEMENT', 'PROFESSION'),
      stewardship: open(...CLUSTERS),
      statistics: {},
      audit: open('PROVENANCE'),
      'break-glass': open('IDENTITY', 'CONTACT'),
    },
  },
]);

/**
 * The version in force on a day.
 * @param on YYYY-MM-DD, China Standard Time
 * @throws RangeError before the first version
 */
export function matrixOn(on: string): MatrixVersion {
  const inForce = matrixInForce(on);
  if (inForce === undefined) throw new RangeError(`No matrix was in force on ${on}.`);
  return inForce;
}

/** The version in force on a day, or undefined before the first, when nothing is open. */
export function matrixInForce(on: string): MatrixVersion | undefined {
  return MATRIX_VERSIONS.filter(({ effectiveFrom }) => effectiveFrom <= on).at(-1);
}

/** How a purpose opens a cluster; undefined when it does not, or the purpose does not exist. */
export function openingOf(
  matrix: MatrixVersion,
  purpose: string,
  cluster: Cluster,
): Opening | undefined {
  return Object.hasOwn(matrix.purposes, purpose) ? matrix.purposes[purpose]?.[cluster] : undefined;
}

/** The clusters that at least one of these purposes opens, in any version of the matrix. */
export function clustersOpenedBy(purposes: readonly string[]): Cluster[] {
  return CLUSTERS.filter((cluster) =>
    MATRIX_VERSIONS.some((matrix) =>
      purposes.some((purpose) => matrix.purposes[purpose]?.[cluster] !== undefined),
    ),
  );
}
