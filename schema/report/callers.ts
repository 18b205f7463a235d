import type { Role } from '../viewer';

/** A class of callers, as the policy report tells them apart. */
export interface CallerClass {
  readonly id: 'anonymous' | Role;
  readonly name: string;
  readonly english: string;
  /** The static terms that hold for each of the class. */
  readonly terms: readonly string[];
  /** The relations one of the class may have to a subject. */
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

/** The class of an id; undefined when there is none. */
export function callerClass(id: string): CallerClass | undefined {
  return CALLER_CLASSES.find((candidate) => candidate.id === id);
}

/** One caller of a class, as far as the question says more than the class. */
export interface Caller {
  readonly class: CallerClass;
  readonly purpose?: string;
  /** The case named, and the reason given, where the purpose needs one. */
  readonly caseReference?: string;
  readonly reason?: string;
  readonly department?: string;
  readonly assurance?: number;
}

/** The purpose a caller asks for: a person who names none asks for what is held about themself. */
export function purposeOfCaller(caller: Caller): string | undefined {
  return caller.purpose ?? (caller.class.id === 'person' ? 'self' : undefined);
}
