import { adult, personOf } from './people';
import type { Plan } from './plan';

/** How a test person has answered the demo partner. */
export type TestAnswer =
  'CONSENTED' | 'REFUSED' | 'REVOKED' | 'EXPIRED' | 'CONSUMED' | 'AWAITING' | 'NOT_ASKED';

/** What a person of the demonstration shows. */
interface Script {
  readonly answer: TestAnswer;
  readonly chinese: string;
  readonly english: string;
}

/**
 * The test persons are the first teachers, because their numbers, and so their names, do not depend
 * on the size of the dataset. The first of them is a demo subject with records of many kinds.
 */
const SCRIPTS: readonly Script[] = [
  {
    answer: 'CONSENTED',
    chinese: '已同意，有强制执行记录。',
    english: 'Has consented and is under court enforcement.',
  },
  { answer: 'CONSENTED', chinese: '已同意。', english: 'Has consented.' },
  { answer: 'REFUSED', chinese: '已拒绝。', english: 'Has refused.' },
  { answer: 'REVOKED', chinese: '已撤回同意。', english: 'Has revoked the consent.' },
  { answer: 'EXPIRED', chinese: '同意已到期。', english: 'The consent has expired.' },
  {
    answer: 'CONSUMED',
    chinese: '一次性同意已使用。',
    english: 'The one-time consent was used.',
  },
  { answer: 'AWAITING', chinese: '尚未答复申请。', english: 'Has not answered yet.' },
  { answer: 'NOT_ASKED', chinese: '尚未收到申请。', english: 'Has not been asked.' },
];

/** A test person: synthetic, with an identity number that belongs to nobody. */
export interface TestPerson extends Script {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
}

/** The test persons of the demo partner, in a fixed order. */
export function testPersons(plan: Plan): TestPerson[] {
  return SCRIPTS.map((script, index) => {
    const { _id: id, name, idNumber } = adult(plan, personOf(plan, 'teacher', index));
    return { id, name, idNumber: idNumber ?? '', ...script };
  });
}
