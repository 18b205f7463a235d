import type { OrganizationRef } from './organizations';
import type { PersonRef } from './people';
import type { OrganizationGroup, PeopleGroup } from './plan';

/** What the builders of the other domains know of the subject whose records they make. */
interface SeedSubjectCommon {
  readonly id: string;
  readonly name: string;
  /** Number within its group. */
  readonly index: number;
  /** Number among all subjects of its sort; streams of random numbers are drawn by it. */
  readonly number: number;
  readonly isPerson: boolean;
  readonly isMinor: boolean;
  /** Shown in the demonstration: has live records of every kind that fits it. */
  readonly spotlight: boolean;
  /** Since when there can be records of it. */
  readonly since: string;
}

export interface SeedOrganization extends SeedSubjectCommon {
  readonly isPerson: false;
  readonly group: OrganizationGroup;
  readonly ref: OrganizationRef;
  readonly section: string;
  /** Closed organisations get no new permits or honours. */
  readonly operating: boolean;
}

export interface SeedPerson extends SeedSubjectCommon {
  readonly isPerson: true;
  readonly group: PeopleGroup | 'minor';
  readonly ref: PersonRef;
}

export type SeedSubject = SeedOrganization | SeedPerson;
