import type { Bilingual } from './bilingual';
import type { CaseKindEntry, CaseNeed, CaseNeeds, CaseStepEntry } from './caseKind';
import { statesOf, stepsOf } from './caseKind';
import { CASE_KINDS } from './kinds';
import { CASE_ACTIONS, CASE_STATES, type CaseVerb } from './words';

const PUBLIC = '@access(rule: [["public"]])';
const WHO = {
  PARTY: '@access(policy: "person-acts")',
  SOURCE: '@access(policy: "case-steward")',
} as const;

/** The value of the enum `CaseAction` for a verb. */
export const actionOf = (verb: CaseVerb): string => verb.toUpperCase();

/** The SDL of everything about cases that follows from the table of their kinds. */
export function caseSdl(kinds: readonly CaseKindEntry[] = CASE_KINDS): string {
  const states = new Set(kinds.flatMap(statesOf));
  const verbs = new Set(kinds.flatMap((kind) => stepsOf(kind).map(([verb]) => verb)));
  return [
    enumOf(
      'CaseKind',
      { zh: '办理事项的种类', en: 'Kind of a case' },
      kinds.map(({ code, title }) => [code, title]),
    ),
    enumOf(
      'CaseState',
      { zh: '办理事项的状态', en: 'State of a case' },
      [...states].map((state) => [state, CASE_STATES[state]]),
    ),
    enumOf(
      'CaseAction',
      { zh: '办理事项的步骤', en: 'Step of a case' },
      (['open', ...verbs] as CaseVerb[]).map((verb) => [actionOf(verb), CASE_ACTIONS[verb]]),
    ),
    ...kinds.flatMap(kindSdl),
  ].join('\n');
}

/** The name of the mutation of a step. */
export const mutationOf = (verb: string, { name }: CaseKindEntry): string => `${verb}${name}`;

function kindSdl(kind: CaseKindEntry): string[] {
  const { name, opens } = kind;
  const steps = stepsOf(kind);
  const inputs = steps.map(([verb, step]) => stepInput(kind, verb, step));
  const fields = [
    mutation(mutationOf(opens.verb, kind), opens.title, `${name}Input`, WHO.PARTY),
    ...steps.map(([verb, step]) =>
      mutation(
        mutationOf(verb, kind),
        describedStep(kind, step),
        `${name}${capitalised(verb)}Input`,
        WHO[step.by],
      ),
    ),
  ];
  return [
    inputOf(`${name}Input`, opens.title, [...aboutFields(kind), ...needFields(opens.needs)]),
    ...inputs,
    ...choices([opens.needs, ...steps.map(([, { needs }]) => needs ?? {})]),
    `extend type Mutation {\n${fields.join('\n')}\n}`,
  ];
}

/** What a case is about: a record, or a subject in a matter. */
function aboutFields({ about }: CaseKindEntry): string[] {
  if (about !== undefined)
    return [
      field('subjectId', 'ID!', {
        zh: '主体标识：本人，或者所代表的组织',
        en: 'Id of the subject: oneself, or an organisation one represents',
      }),
    ];
  return [
    field('recordType', 'String!', {
      zh: '记录的类型名，如 Penalty',
      en: 'Type name of the record, such as Penalty',
    }),
    field('recordId', 'ID!', { zh: '记录标识', en: 'Id of the record' }),
  ];
}

/** The responsible department, as descriptions name it. */
const departmentOf = ({ about }: CaseKindEntry): Bilingual =>
  about === undefined
    ? { zh: '记录的来源部门', en: 'the department that supplied the record' }
    : { zh: '该事项的负责部门', en: 'the department responsible for the matter' };

function describedStep(kind: CaseKindEntry, { title, from, by }: CaseStepEntry): Bilingual {
  const states = { zh: from.map((state) => CASE_STATES[state].zh).join('、'), en: from.join(', ') };
  const whom = by === 'SOURCE' ? departmentOf(kind) : { zh: '提出的一方', en: 'the applicant' };
  return {
    zh: `${title.zh}（状态为${states.zh}时）；限${whom.zh}`,
    en: `${title.en}, in state ${states.en}; for ${whom.en}`,
  };
}

function stepInput({ name }: CaseKindEntry, verb: string, { title, needs = {} }: CaseStepEntry) {
  return inputOf(`${name}${capitalised(verb)}Input`, title, [
    field('id', 'ID!', { zh: '办理事项的标识', en: 'Id of the case' }),
    field('version', 'Int!', {
      zh: '读取时的版本，用以发现此后的变更（CONFLICT）',
      en: 'Version when it was read, to detect a change since then (CONFLICT)',
    }),
    ...needFields(needs),
  ]);
}

function needFields(needs: CaseNeeds): string[] {
  return Object.entries(needs).map(([name, need]) => field(name, typeOf(need), noteOf(need)));
}

function typeOf(need: CaseNeed): string {
  const type = { TEXT: 'String', CHOICE: '', DATE: 'Date', REFERENCE: 'ID' }[need.type];
  return `${need.type === 'CHOICE' ? need.name : type}${need.optional ? '' : '!'}`;
}

function noteOf(need: CaseNeed): Bilingual {
  if (need.type !== 'TEXT') return need.note;
  const { note, maxLength } = need;
  return {
    zh: `${note.zh}，2–${maxLength} 字`,
    en: `${note.en}; 2 to ${maxLength} characters`,
  };
}

function choices(needs: readonly CaseNeeds[]): string[] {
  return needs.flatMap((each) =>
    Object.values(each).flatMap((need) =>
      need.type === 'CHOICE' ? [enumOf(need.name, need.title, Object.entries(need.values))] : [],
    ),
  );
}

function enumOf(
  name: string,
  title: Bilingual,
  values: readonly (readonly [string, Bilingual])[],
): string {
  const lines = values.map(([value, text]) => `  ${described(text)}\n  ${value}`);
  return `${described(title)}\nenum ${name} ${PUBLIC} {\n${lines.join('\n')}\n}`;
}

function inputOf(name: string, title: Bilingual, fields: readonly string[]): string {
  return `${described(title)}\ninput ${name} {\n${fields.join('\n')}\n}`;
}

const field = (name: string, type: string, text: Bilingual) =>
  `  ${described(text)}\n  ${name}: ${type} ${PUBLIC}`;

function mutation(name: string, text: Bilingual, input: string, access: string): string {
  return [
    `  ${described(text)}`,
    `  ${name}(`,
    `    ${described({ zh: '内容', en: 'The content' })}`,
    `    input: ${input}!`,
    `    ${described({ zh: '幂等键，8–64 字符', en: 'Idempotency key, 8 to 64 characters' })}`,
    `    key: ID!`,
    `  ): Case ${access}`,
  ].join('\n');
}

const described = ({ zh, en }: Bilingual) => JSON.stringify(`${zh}。${en}.`);
const capitalised = (verb: string) => `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
