import type { OrganizationGroup, PeopleGroup } from './plan';

/** Number of the company that is always a judgment defaulter. */
export const DEFAULTER = 1;

/**
 * Whether a subject is a demo subject, with visible records of every kind that fits it: the first
 * clinic, the doctor who owns it, the defaulter, the first law firm.
 */
export function isSpotlight(
  group: OrganizationGroup | PeopleGroup | 'minor',
  index: number,
): boolean {
  switch (group) {
    case 'company':
      return index === 0 || index === DEFAULTER;
    case 'doctor':
    case 'lawyer':
    case 'teacher':
    case 'lawFirm':
      return index === 0;
    default:
      return false;
  }
}
