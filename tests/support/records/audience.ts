import { CLUSTERS } from '../../../schema/policy/rules';
import type { Viewer } from '../../../schema/viewer';
import * as viewers from '../viewers';

/** The source department of the suite's records. */
export const DEPARTMENT = 'court';

/** A caller with their relation to a record of the subject. */
export interface Caller {
  readonly who: string;
  readonly viewer: Viewer;
  /** The terms of access rules that are true for them, written by hand. */
  readonly terms: readonly string[];
  /** Whether they are the subject, or act for it: ended records exist for them. */
  readonly isSubject: boolean;
  /** Whether a live record that is not published exists for them. */
  readonly seesRestricted: boolean;
}

/** All callers who may query a record of a subject. */
export function callersOf(me: string): readonly Caller[] {
  const reason = 'a child is missing';
  return [
    caller('a visitor', viewers.nobody, [], false),
    caller('another person', viewers.person('somebody'), ['role:person'], false),
    caller('the subject', viewers.person(me), ['role:person', 'rel:self'], true),
    caller(
      'the next of kin of one who has died',
      { ...viewers.person('sibling'), kinOf: me },
      ['role:person', 'rel:self'],
      true,
    ),
    caller(
      'a representative',
      viewers.person('somebody', [me]),
      ['role:person', 'rel:representative'],
      true,
    ),
    caller('a bank without consent', viewers.bank, ['role:bank'], false),
    caller(
      'a bank with consent to everything',
      viewers.bankWithConsent(me, [...CLUSTERS]),
      ['role:bank', 'rel:consent'],
      true,
    ),
    caller(
      'an officer of the department',
      viewers.viewerAs('officer', { department: DEPARTMENT }),
      ['role:officer', 'rel:jurisdiction', `dept:${DEPARTMENT}`],
      true,
    ),
    caller(
      'an officer of the case',
      viewers.officerOfCase(me),
      ['role:officer', 'rel:case', 'dept:justice'],
      true,
    ),
    caller(
      'an officer of another department',
      viewers.strangeOfficer,
      ['role:officer', 'dept:education'],
      false,
    ),
    caller(
      'an officer in an emergency',
      viewers.asking(viewers.officer, 'break-glass', { reason }),
      ['role:officer', 'dept:market-regulation'],
      false,
    ),
    caller(
      'a steward of the department',
      viewers.viewerAs('steward', { department: DEPARTMENT }),
      ['role:steward', 'rel:jurisdiction', `dept:${DEPARTMENT}`],
      true,
    ),
    caller(
      'a steward of another department',
      viewers.viewerAs('steward', { department: 'education' }),
      ['role:steward', 'dept:education'],
      false,
    ),
    caller('an analyst', viewers.analyst, ['role:analyst'], false),
    caller('an auditor', viewers.auditor, ['role:auditor'], false),
  ];
}

function caller(
  who: string,
  viewer: Viewer,
  own: readonly string[],
  seesRestricted: boolean,
): Caller {
  const common = viewer.authenticated ? ['auth', 'loa:1', 'loa:2'] : [];
  const purpose = viewer.purpose === undefined ? [] : [`purpose:${viewer.purpose}`];
  return {
    who,
    viewer,
    terms: ['public', ...common, ...purpose, ...own],
    isSubject: own.includes('rel:self'),
    seesRestricted,
  };
}
