import { DEPARTMENTS } from '../schema/policy/departments';

/** Kinds of organisation in the dataset; they differ in code, name, register and records. */
export const ORGANIZATION_GROUPS = [
  'organ',
  'lawFirm',
  'school',
  'hospital',
  'association',
  'foundation',
  'cooperative',
  'company',
  'partnership',
  'selfEmployed',
] as const;
export type OrganizationGroup = (typeof ORGANIZATION_GROUPS)[number];

/** Kinds of people, in the order of their numbers. Minors are numbered separately. */
export const PEOPLE_GROUPS = ['teacher', 'lawyer', 'doctor', 'citizen'] as const;
export type PeopleGroup = (typeof PEOPLE_GROUPS)[number];

/** Departments that are one body, and so a subject; there are many street offices. */
export const BODIES = DEPARTMENTS.filter(({ id }) => id !== 'subdistricts');

/** The options of a dataset. */
export interface DatasetOptions {
  readonly subjects: number;
  readonly seed: number;
  /** The day that the dataset describes, YYYY-MM-DD. */
  readonly today: string;
}

/** A dataset before it is built: the numbers of everything, and the first number of each group. */
export interface Plan extends DatasetOptions {
  readonly organizations: Readonly<Record<OrganizationGroup, number>>;
  readonly people: Readonly<Record<PeopleGroup, number>>;
  readonly minors: number;
  /** Number of each group's first organisation among all organisations. */
  readonly organizationStart: Readonly<Record<OrganizationGroup, number>>;
  /** Number of each group's first person among all adults. */
  readonly peopleStart: Readonly<Record<PeopleGroup, number>>;
  readonly adults: number;
}

export const MIN_SUBJECTS = 200;
export const MAX_SUBJECTS = 3_000_000;

/**
 * Divides the subjects of a dataset among the groups.
 * @throws RangeError when there are too few for one of each group, or more than there are
 *   identifiers
 */
export function planDataset(options: DatasetOptions): Plan {
  const { subjects } = options;
  if (!Number.isInteger(subjects) || subjects < MIN_SUBJECTS || subjects > MAX_SUBJECTS) {
    throw new RangeError(
      `The number of subjects is ${subjects}; it must be a whole number between ${MIN_SUBJECTS} and ${MAX_SUBJECTS}.`,
    );
  }
  const share = (fraction: number, least: number) =>
    Math.max(least, Math.floor(subjects * fraction));
  const organizations = {
    organ: BODIES.length,
    lawFirm: share(0.004, 3),
    school: share(0.005, 4),
    hospital: share(0.003, 3),
    association: share(0.003, 2),
    foundation: share(0.001, 1),
    cooperative: share(0.001, 1),
    company: share(0.33, 40),
    partnership: share(0.02, 4),
    selfEmployed: share(0.14, 12),
  };
  const minors = share(0.005, 2);
  const organizationCount = Object.values(organizations).reduce((sum, n) => sum + n, 0);
  const adults = subjects - organizationCount - minors;
  const part = (fraction: number, least: number) => Math.max(least, Math.floor(adults * fraction));
  const professions = { teacher: part(0.05, 10), lawyer: part(0.03, 8), doctor: part(0.04, 8) };
  const people = {
    ...professions,
    citizen: adults - professions.teacher - professions.lawyer - professions.doctor,
  };
  return {
    ...options,
    organizations,
    people,
    minors,
    organizationStart: starts(ORGANIZATION_GROUPS, organizations),
    peopleStart: starts(PEOPLE_GROUPS, people),
    adults,
  };
}

function starts<K extends string>(
  groups: readonly K[],
  counts: Readonly<Record<K, number>>,
): Record<K, number> {
  let at = 0;
  return Object.fromEntries(
    groups.map((group) => {
      const start = at;
      at += counts[group];
      return [group, start];
    }),
  ) as Record<K, number>;
}
