import { CLUSTERS } from '../../schema/policy/rules';
import type { Role, Viewer } from '../../schema/viewer';
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
} from '../support/viewers';
import type { Column } from './decisionTable';

/** The subject that the objects of the decision table are about. */
export const SUBJECT = 'the-subject';

/** The reason of an officer without a case. */
export const EMERGENCY = '走失老人，需立即联系家属';

/** The proofs that open a file to an officer and to a bank. */
const caseAndConsent = (cluster: string | undefined): Partial<Viewer> => ({
  caseFile: { reference: 'HD-2026-0001', subjects: [SUBJECT] },
  ...(cluster !== undefined && {
    consents: [{ id: 'consent-1', version: 1, subjectId: SUBJECT, clusters: [cluster] }],
  }),
});

/** Staff of a department in a district other than the object's. */
const ofDepartment = (role: Role, department: string, assurance: number): Viewer =>
  viewerAs(role, { department, district: '120103', assurance });

/** The caller of a column, for a field of a consent cluster. */
export function callerOf(column: Column, cluster: string | undefined): Viewer {
  switch (column) {
    case 'nobody':
      return nobody;
    case 'another person':
      return person('another', ['another-organisation']);
    case 'the subject':
      return person(SUBJECT);
    case 'a representative of the subject':
      return person('another', [SUBJECT]);
    case 'a bank without consent':
      return bank;
    case 'a bank with consent to the cluster':
      return bankWithConsent(SUBJECT, cluster === undefined ? [] : [cluster]);
    case 'a bank with consent to every other cluster':
      return bankWithConsent(
        SUBJECT,
        CLUSTERS.filter((each) => each !== cluster),
      );
    case 'an officer in their jurisdiction':
      return officer;
    case 'the officer of the case':
      return officerOfCase(SUBJECT);
    case 'an officer elsewhere':
      return strangeOfficer;
    case 'a steward of the same department':
      return viewerAs('steward', { department: 'market-regulation', district: '120102' });
    case 'an analyst, even with a case and a consent':
      // The proof of an officer or a bank opens a file to no other role.
      return {
        ...analyst,
        district: '120102',
        ...caseAndConsent(cluster),
      };
    case 'an auditor':
      return auditor;
    case 'a bank after the loan, with consent to the cluster':
      return asking(bankWithConsent(SUBJECT, cluster === undefined ? [] : [cluster]), 'post-loan');
    case 'an officer in their jurisdiction, enforcing a judgment':
      return asking(officer, 'enforcement');
    case 'the officer of the case, enforcing a judgment':
      return asking(officerOfCase(SUBJECT), 'enforcement');
    case 'an officer elsewhere, in an emergency':
      return asking(without(strangeOfficer, 'caseFile'), 'break-glass', { reason: EMERGENCY });
    case 'an auditor, for no purpose':
      return without(auditor, 'purpose');
    case 'the subject, weakly logged in':
      return viewerAs('person', { subjectId: SUBJECT, assurance: 1 });
    case 'the subject, for a purpose that is not theirs':
      return asking(person(SUBJECT), 'lending');
    case 'a representative, for a purpose that is not theirs':
      return asking(person('another', [SUBJECT]), 'lending');
    case 'a steward of the leading department':
      return ofDepartment('steward', 'development-reform', 3);
    case 'a steward of the leading department, weakly logged in':
      return ofDepartment('steward', 'development-reform', 2);
    case 'a steward of civil affairs':
      return ofDepartment('steward', 'civil-affairs', 3);
    case 'a steward of civil affairs, weakly logged in':
      return ofDepartment('steward', 'civil-affairs', 2);
    case 'a steward of civil affairs, for no purpose':
      return without(ofDepartment('steward', 'civil-affairs', 3), 'purpose');
    case 'an officer of the leading department':
      return ofDepartment('officer', 'development-reform', 3);
    case 'an officer of the leading department, weakly logged in':
      return ofDepartment('officer', 'development-reform', 2);
    case 'an analyst of the leading department':
      return ofDepartment('analyst', 'development-reform', 3);
    case 'an officer of civil affairs':
      return ofDepartment('officer', 'civil-affairs', 3);
    case 'a steward elsewhere, even with a case and a consent':
      // Their purpose opens every cluster, so only the role can deny them.
      return viewerAs('steward', {
        department: 'education',
        district: '120103',
        ...caseAndConsent(cluster),
      });
  }
}
