import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { ROOT } from '../../process/root';
import { DEPARTMENTS } from '../../schema/policy/departments';
import { PURPOSES, purposeOf } from '../../schema/policy/purposes';
import { CLUSTERS, faultOfTerm, isCluster } from '../../schema/policy/rules';

describe('departments', () => {
  test('are the 31 bodies of the plan, each once', () => {
    expect(DEPARTMENTS).toHaveLength(31);
    for (const key of ['id', 'name', 'shortName', 'english'] as const) {
      expect(new Set(DEPARTMENTS.map((department) => department[key])).size).toBe(31);
    }
  });

  test('have slugs that are valid in a term', () => {
    for (const { id } of DEPARTMENTS) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe('purposes', () => {
  test('have a code, two names, a legal basis in both languages and a role that may use them', () => {
    expect(new Set(PURPOSES.map(({ code }) => code)).size).toBe(PURPOSES.length);
    for (const purpose of PURPOSES) {
      expect(purpose.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(purpose.name).toMatch(/\p{Script=Han}/u);
      expect(purpose.legalBasis).toMatch(/\p{Script=Han}/u);
      expect(purpose.legalBasisEnglish).not.toBe('');
      expect(purpose.roles).not.toHaveLength(0);
    }
  });

  test('require consent from a bank, and a case or a reason from an officer', () => {
    for (const { roles, proof } of PURPOSES) {
      if (roles.includes('bank')) expect(proof).toBe('consent');
      if (roles.includes('officer')) expect(['case', 'reason']).toContain(proof);
    }
  });

  test('are found by their code', () => {
    expect(purposeOf('lending')?.name).toBe('授信审批');
    expect(purposeOf('marketing')).toBeUndefined();
  });
});

describe('terms', () => {
  test.each([
    'public',
    'auth',
    'role:bank',
    'dept:justice',
    'purpose:lending',
    'loa:1',
    'loa:3',
    'rel:self',
    'rel:case',
  ])('%s is known', (term) => {
    expect(faultOfTerm(term)).toBeUndefined();
  });

  test.each([
    ['role:hacker', 'names no known role'],
    ['dept:magic', 'names no known department'],
    ['purpose:marketing', 'names no known purpose'],
    ['loa:4', 'names no known level of assurance'],
    ['rel:friend', 'names no known relation'],
    ['Public', 'is no known term'],
    ['scope:read', 'is no known term'],
    ['constructor:x', 'is no known term'],
    ['', 'is no known term'],
    ['role:bank\n', 'names no known role'],
  ])('%j %s', (term, fault) => {
    expect(faultOfTerm(term)).toBe(fault);
  });
});

test('the clusters are those of the SDL', () => {
  const sdl = readFileSync(join(ROOT, 'schema/shared/access.graphql'), 'utf8');
  const declared = parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'Cluster'
      ? (definition.values ?? []).map(({ name }) => name.value)
      : [],
  );
  expect(declared).toEqual([...CLUSTERS]);
  expect(isCluster('CONTACT')).toBe(true);
  expect(isCluster('contact')).toBe(false);
});
