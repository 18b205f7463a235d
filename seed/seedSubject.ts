import type { OrganizationRef } from './organizations';
import type { PersonRef } from './people';
import type { OrganizationGroup, PeopleGroup } from './plan';

/** The facts about a subject that the record builders of the other domains use. */
interface SeedSubjectCommon {
  readonly id: string;
  readonly name: string;
  /** Number within its group. */
  readonly index: number;
  /** Number among all subjects of the same type; random streams are derived from it. */
  readonly number: number;
  readonly isPerson: boolean;
  readonly isMinor: boolean;
  /** A demo subject: it has visible records of every kind that fits it. */
  readonly spotlight: boolean;
  /** The earliest date of its records. */
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
