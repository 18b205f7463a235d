import { defineCase } from './caseKind';

const statement = {
  type: 'TEXT',
  maxLength: 2000,
  note: {
    zh: '不准确、不完整或者不应公开之处',
    en: 'What is inaccurate or incomplete, or should not be published',
  },
} as const;

const reason = {
  type: 'TEXT',
  maxLength: 2000,
  note: { zh: '理由，告知信用主体', en: 'The reason, which the subject is told' },
} as const;

/** 异议: a subject holds that a record about it is wrong. */
export const objection = defineCase({
  name: 'Objection',
  code: 'OBJECTION',
  title: { zh: '异议', en: 'Objection' },
  law: 'Credit Reporting Industry Regulation, Art. 25; Tianjin Social Credit Regulations, objections',
  states: {
    FILED: 'objection.mark',
    ACCEPTED: 'objection.check',
    NOT_ACCEPTED: null,
    UPHELD: null,
    REJECTED: null,
    WITHDRAWN: null,
  },
  opens: {
    verb: 'file',
    to: 'FILED',
    title: { zh: '对一条记录提出异议', en: 'Files an objection to a record' },
    needs: {
      statement,
      requestedValue: {
        type: 'TEXT',
        maxLength: 2000,
        optional: true,
        note: { zh: '应有的内容', en: 'What the content should be' },
      },
    },
    effect: 'DISPUTE',
  },
  steps: {
    accept: {
      from: ['FILED'],
      to: 'ACCEPTED',
      by: 'SOURCE',
      title: { zh: '受理异议', en: 'Accepts the objection' },
    },
    refuse: {
      from: ['FILED'],
      to: 'NOT_ACCEPTED',
      by: 'SOURCE',
      title: { zh: '不予受理异议', en: 'Does not accept the objection' },
      needs: { reason },
      effect: 'END_DISPUTE',
    },
    uphold: {
      from: ['ACCEPTED'],
      to: 'UPHELD',
      by: 'SOURCE',
      title: {
        zh: '认定异议成立；更正记录的，须先更正',
        en: 'Upholds the objection; a record that is to be corrected is corrected before',
      },
      needs: {
        reason,
        outcome: {
          type: 'CHOICE',
          name: 'ObjectionOutcome',
          title: {
            zh: '异议成立时对记录的处理',
            en: 'What happens to a record after an objection',
          },
          note: { zh: '对记录的处理', en: 'What happens to the record' },
          values: {
            CORRECTED: { zh: '已更正', en: 'It was corrected' },
            REVOKED: { zh: '撤销', en: 'It is revoked' },
          },
        },
      },
      effect: { need: 'outcome', values: { CORRECTED: 'END_DISPUTE', REVOKED: 'REVOKE' } },
    },
    reject: {
      from: ['ACCEPTED'],
      to: 'REJECTED',
      by: 'SOURCE',
      title: { zh: '认定异议不成立', en: 'Rejects the objection' },
      needs: { reason },
      effect: 'END_DISPUTE',
    },
    withdraw: {
      from: ['FILED', 'ACCEPTED'],
      to: 'WITHDRAWN',
      by: 'PARTY',
      title: { zh: '撤回异议', en: 'Withdraws the objection' },
      effect: 'END_DISPUTE',
    },
  },
});
