import { defineCase } from './caseKind';

const reason = {
  type: 'TEXT',
  maxLength: 2000,
  note: { zh: '理由，告知信用主体', en: 'The reason, which the subject is told' },
} as const;

/** 信用修复: a subject that has made amends asks that an adverse record be no longer used. */
export const repair = defineCase({
  name: 'Repair',
  code: 'REPAIR',
  title: { zh: '信用修复', en: 'Credit repair' },
  law: 'NDRC Order 36 of 2025, in force from 2026-04-01; 国办发〔2025〕22号',
  states: {
    FILED: 'repair.accept',
    ACCEPTED: 'repair.result',
    NOT_ACCEPTED: null,
    GRANTED: null,
    REJECTED: null,
    WITHDRAWN: null,
  },
  opens: {
    verb: 'applyFor',
    to: 'FILED',
    title: {
      zh: '申请修复一条失信记录；条件见 repairConditions',
      en: 'Applies for the repair of an adverse record; repairConditions tells the conditions',
    },
    needs: {
      performance: {
        type: 'TEXT',
        maxLength: 2000,
        note: {
          zh: '义务履行情况，如缴纳罚款的凭证号',
          en: 'How the duty was performed, such as the number of the receipt for a fine',
        },
      },
      commitment: {
        type: 'TEXT',
        maxLength: 2000,
        note: {
          zh: '公开作出的信用承诺，不再违法失信',
          en: 'The public commitment not to break the law or a promise again',
        },
      },
    },
  },
  steps: {
    accept: {
      from: ['FILED'],
      to: 'ACCEPTED',
      by: 'SOURCE',
      title: { zh: '受理信用修复申请', en: 'Accepts the application for repair' },
    },
    refuse: {
      from: ['FILED'],
      to: 'NOT_ACCEPTED',
      by: 'SOURCE',
      title: { zh: '不予受理信用修复申请', en: 'Does not accept the application for repair' },
      needs: { reason },
    },
    grant: {
      from: ['ACCEPTED'],
      to: 'GRANTED',
      by: 'SOURCE',
      title: {
        zh: '准予信用修复：记录即停止公示、共享和使用',
        en: 'Grants the repair: from then on the record is not published, shared or used',
      },
      needs: { reason },
      effect: 'REPAIR',
    },
    reject: {
      from: ['ACCEPTED'],
      to: 'REJECTED',
      by: 'SOURCE',
      title: { zh: '不予信用修复', en: 'Rejects the repair' },
      needs: {
        reason,
        material: {
          type: 'CHOICE',
          name: 'RepairMaterial',
          optional: true,
          title: { zh: '申请材料的真实性', en: 'Whether the material was true' },
          note: {
            zh: '材料虚假的，在期限内不得再次申请',
            en: 'After false material no application is possible for a term',
          },
          values: {
            TRUE: { zh: '真实', en: 'True' },
            FALSE: { zh: '虚假', en: 'False' },
          },
        },
      },
    },
    withdraw: {
      from: ['FILED', 'ACCEPTED'],
      to: 'WITHDRAWN',
      by: 'PARTY',
      title: { zh: '撤回信用修复申请', en: 'Withdraws the application for repair' },
    },
  },
});
