import { MATRIX_VERSIONS, matrixOn, openingOf } from '../../schema/policy/matrix';
import { PURPOSES } from '../../schema/policy/purposes';
import { CLUSTERS, isCluster } from '../../schema/policy/rules';

const matrix = matrixOn('2026-06-01');

test('every version decides every purpose, and names only existing clusters', () => {
  for (const { purposes } of MATRIX_VERSIONS) {
    expect(Object.keys(purposes).sort()).toEqual(PURPOSES.map(({ code }) => code).sort());
    for (const clusters of Object.values(purposes)) {
      expect(Object.keys(clusters).filter((cluster) => !isCluster(cluster))).toEqual([]);
    }
  }
});

test('versions follow one another, and the one in force on a day is found', () => {
  const starts = MATRIX_VERSIONS.map(({ effectiveFrom }) => effectiveFrom);
  expect(starts).toEqual([...new Set(starts)].sort());
  expect(matrixOn(starts[0] ?? '')).toBe(MATRIX_VERSIONS[0]);
  expect(() => matrixOn('1999-01-01')).toThrow('No matrix was in force on 1999-01-01.');
});

/** Written by hand: which of the most sensitive clusters the law's purposes open. */
test.each([
  ['self', 'IDENTITY', 'open'],
  ['self', 'FINANCE', 'open'],
  ['lending', 'CONTACT', undefined],
  ['lending', 'IDENTITY', 'open'],
  ['lending', 'FINANCE', 'separate'],
  ['lending', 'EMPLOYMENT', 'separate'],
  ['lending', 'PROVENANCE', undefined],
  ['post-loan', 'CONTACT', 'open'],
  ['guarantee', 'FINANCE', 'separate'],
  ['guarantee', 'EMPLOYMENT', undefined],
  ['licensing', 'FINANCE', undefined],
  ['procurement', 'IDENTITY', undefined],
  ['supervision', 'FINANCE', undefined],
  ['enforcement', 'FINANCE', 'open'],
  ['personnel', 'FINANCE', undefined],
  ['audit', 'IDENTITY', undefined],
  ['audit', 'PROVENANCE', 'open'],
  ['break-glass', 'CONTACT', 'open'],
  ['break-glass', 'FINANCE', undefined],
  ['marketing', 'REGISTRATION', undefined],
  ['constructor', 'IDENTITY', undefined],
] as const)('%s opens %s: %s', (purpose, cluster, opening) => {
  expect(openingOf(matrix, purpose, cluster)).toBe(opening);
});

test('the purpose of statistics opens nothing, because analysts read only aggregates', () => {
  expect(CLUSTERS.filter((cluster) => openingOf(matrix, 'statistics', cluster))).toEqual([]);
});

test('a purpose that rests on consent requires a separate consent for the income class', () => {
  for (const { code } of PURPOSES.filter(({ proof }) => proof === 'consent')) {
    for (const cluster of ['FINANCE', 'EMPLOYMENT'] as const) {
      expect(openingOf(matrix, code, cluster)).not.toBe('open');
    }
  }
});
