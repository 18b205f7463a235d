import type { Bilingual } from './bilingual';

/** Every state that a case can have; a name means the same in every kind. */
export const CASE_STATES = {
  FILED: { zh: '已提出', en: 'Filed' },
  ACCEPTED: { zh: '已受理，正在核查', en: 'Accepted and being verified' },
  NOT_ACCEPTED: { zh: '不予受理', en: 'Not accepted' },
  UPHELD: { zh: '成立', en: 'Upheld' },
  GRANTED: { zh: '准予', en: 'Granted' },
  REJECTED: { zh: '核查后不予支持', en: 'Rejected after verification' },
  SIGNED: { zh: '已签署', en: 'Signed' },
  VERIFIED: { zh: '核验属实', en: 'Verified' },
  ASSESSED: { zh: '履行情况已认定', en: 'Performance assessed' },
  WITHDRAWN: { zh: '申请人已撤回', en: 'Withdrawn by the applicant' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CaseStateName = keyof typeof CASE_STATES;

/** Every action on a case; the keys are the verbs of the mutations, `open` is how it begins. */
export const CASE_ACTIONS = {
  open: { zh: '提出', en: 'Open' },
  accept: { zh: '受理', en: 'Accept' },
  refuse: { zh: '不予受理', en: 'Refuse to accept' },
  uphold: { zh: '认定成立', en: 'Uphold' },
  grant: { zh: '准予', en: 'Grant' },
  reject: { zh: '不予支持', en: 'Reject' },
  verify: { zh: '核验属实', en: 'Verify' },
  assess: { zh: '认定履行情况', en: 'Assess the performance' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CaseVerb = keyof typeof CASE_ACTIONS;
