import type { Basis } from '../../../../schema/authority';
import { purposeOf } from '../../../../schema/policy/purposes';

const WORDS: Readonly<Record<Basis, { readonly text: string; readonly english: string }>> = {
  SELF: { text: '您本人或您的代表查询', english: 'You, or somebody who represents you, looked' },
  KIN: { text: '经登记的近亲属查询', english: 'A recorded next of kin looked' },
  CONSENT: { text: '依据您的同意查询', english: 'It rested on your consent' },
  CASE: { text: '为办理案件查询', english: 'It was needed for a case in hand' },
  DUTY: { text: '为履行法定职责查询', english: 'It was needed for a duty laid down by law' },
  EMERGENCY: {
    text: '紧急情况下查询，已告知审计',
    english: 'It was made in an emergency, and the auditor was alerted',
  },
  NONE: { text: '未出示查询依据', english: 'Nothing was shown that it could rest on' },
};

/** What an access rested on, in words for the subject, with the legal basis of its purpose. */
export function basisText(
  basis: Basis,
  purpose: string | undefined,
): { readonly text: string; readonly english: string } {
  const { text, english } = WORDS[basis];
  const named = basis === 'NONE' ? undefined : purpose;
  const entry = named === undefined ? undefined : purposeOf(named);
  if (!entry) return { text: `${text}。`, english: `${english}.` };
  return {
    text: `${text}：${entry.legalBasis}。`,
    english: `${english}: ${entry.legalBasisEnglish}.`,
  };
}
