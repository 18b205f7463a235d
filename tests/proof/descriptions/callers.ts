import { DEPARTMENTS } from '../../../schema/policy/departments';
import { PURPOSES } from '../../../schema/policy/purposes';
import { CLUSTERS } from '../../../schema/policy/rules';
import type { Role, Viewer } from '../../../schema/viewer';
import {
  analyst,
  asking,
  auditor,
  bank,
  bankWithConsent,
  nobody,
  officer,
  officerOfCase,
  person,
  strangeOfficer,
  viewerAs,
  without,
} from '../../support/viewers';
import { EMERGENCY, SUBJECT } from '../callers';
import type { CallerClass } from './vocabulary';

const EMERGENCY_PURPOSE = 'break-glass';

/** The callers of a class: with every purpose of their role, and stewards of every department. */
export function callersOf(name: CallerClass): readonly Viewer[] {
  return viewersOf(name).map((viewer) => ({ ...viewer, assurance: 3 }));
}

function viewersOf(name: CallerClass): readonly Viewer[] {
  switch (name) {
    case 'visitor':
      return [nobody];
    case 'other person':
      return [person('another', ['another-organisation'])];
    case 'self':
      return [person(SUBJECT)];
    case 'kin':
      return [{ ...person('another'), kinOf: SUBJECT }];
    case 'representative':
      return [person('another', [SUBJECT])];
    case 'bank':
      return forEveryPurpose('bank', bank);
    case 'consented bank':
      return forEveryPurpose('bank', bankWithConsent(SUBJECT, [...CLUSTERS]));
    case 'officer':
      return forEveryPurpose('officer', officer);
    case 'case officer':
      return forEveryPurpose('officer', officerOfCase(SUBJECT));
    case 'officer elsewhere':
      return forEveryPurpose('officer', strangeOfficer);
    case 'emergency':
      return [
        asking(without(strangeOfficer, 'caseFile'), EMERGENCY_PURPOSE, { reason: EMERGENCY }),
      ];
    case 'steward':
      return DEPARTMENTS.map(({ id }) =>
        viewerAs('steward', { department: id, district: '120102' }),
      );
    case 'analyst':
      return [analyst];
    case 'auditor':
      return [auditor];
  }
}

/** An emergency is a class of its own. */
function forEveryPurpose(role: Role, viewer: Viewer): Viewer[] {
  return PURPOSES.filter(
    ({ roles, code }) => roles.includes(role) && code !== EMERGENCY_PURPOSE,
  ).map(({ code }) => asking(viewer, code));
}
