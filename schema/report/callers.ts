import type { Role } from '../viewer';

/** A class of callers in the policy report. */
export interface CallerClass {
  readonly id: 'anonymous' | Role;
  readonly name: string;
  readonly english: string;
  /** The static terms that hold for every caller of the class. */
  readonly terms: readonly string[];
  /** The relations that a caller of the class may have to a subject. */
  readonly relations: readonly string[];
}

const caller = (
  id: Role,
  name: string,
  english: string,
  relations: readonly string[],
): CallerClass => ({ id, name, english, terms: ['public', 'auth', `role:${id}`], relations });

/** The seven classes of callers (architecture: callers), in the order of the report's columns. */
export const CALLER_CLASSES: readonly CallerClass[] = [
  {
    id: 'anonymous',
    name: '社会公众',
    english: 'anonymous visitor',
    terms: ['public'],
    relations: [],
  },
  caller('person', '信用主体本人或代表人', 'person, for themself or an organisation', [
    'rel:self',
    'rel:representative',
  ]),
  caller('bank', '合作金融机构', 'partner bank', ['rel:consent']),
  caller('officer', '部门经办人员', 'officer of a department', ['rel:jurisdiction', 'rel:case']),
  caller('steward', '部门数据管理员', 'data steward of a department', ['rel:jurisdiction']),
  caller('analyst', '统计分析人员', 'analyst', []),
  caller('auditor', '审计人员', 'auditor', []),
];

/** The class with an id; undefined when there is none. */
export function callerClass(id: string): CallerClass | undefined {
  return CALLER_CLASSES.find((candidate) => candidate.id === id);
}

/** One caller of a class; a member is absent when the report's options do not give it. */
export interface Caller {
  readonly class: CallerClass;
  readonly purpose?: string;
  /** The case and the reason that the purpose may require. */
  readonly caseReference?: string;
  readonly reason?: string;
  readonly department?: string;
  readonly assurance?: number;
}

/** The purpose a caller states; a person who states none requests their own data. */
export function purposeOfCaller(caller: Caller): string | undefined {
  return caller.purpose ?? (caller.class.id === 'person' ? 'self' : undefined);
}
