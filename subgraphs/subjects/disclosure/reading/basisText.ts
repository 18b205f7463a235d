import type { Basis } from '../../../../schema/registry';
import { purposeOf } from '../../../../schema/policy/purposes';

const WORDS: Readonly<Record<Basis, { readonly text: string; readonly english: string }>> = {
  SELF: {
    text: '您本人或您的代表查询',
    english: 'You or your representative made the access',
  },
  KIN: { text: '经登记的近亲属查询', english: 'A registered next of kin made the access' },
  CONSENT: { text: '依据您的同意查询', english: 'The access was made with your consent' },
  CASE: { text: '为办理案件查询', english: 'The access was made for a case' },
  DUTY: { text: '为履行法定职责查询', english: 'The access was made to perform a statutory duty' },
  EMERGENCY: {
    text: '紧急情况下查询，已通知审计人员',
    english: 'The access was made in an emergency, and the auditor was alerted',
  },
  NONE: { text: '未出示查询依据', english: 'No legal basis was shown for the access' },
};

/** The basis of an access in words for the subject, with the legal basis of its purpose. */
export function basisText(
  basis: Basis,
  purpose: string | undefined,
): { readonly text: string; readonly english: string } {
  const { text, english } = WORDS[basis];
  const entry = basis === 'NONE' || purpose === undefined ? undefined : purposeOf(purpose);
  if (!entry) return { text: `${text}。`, english: `${english}.` };
  return {
    text: `${text}：${entry.legalBasis}。`,
    english: `${english}: ${entry.legalBasisEnglish}.`,
  };
}
