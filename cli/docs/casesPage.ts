import {
  statesOf,
  stepsOf,
  type CaseKindEntry,
  type CaseStepEntry,
} from '../../schema/cases/caseKind';
import type { CaseEffect } from '../../schema/cases/effects';
import type { Bilingual } from '../../schema/cases/bilingual';
import { mutationOf } from '../../schema/cases/caseSdl';
import { CASE_KINDS } from '../../schema/cases/kinds';
import { CASE_STATES } from '../../schema/cases/words';
import { TERMS } from '../../schema/policy/terms';
import { GENERATED, otherLanguage, pageFile, table, type Language, type Page } from './page';

const TEXTS = {
  english: {
    title: 'Kinds of case',
    intro:
      'Each kind is a table in `schema/cases/`; its mutations, their descriptions and this page are made from it. [Cases](cases.md) says how they are used.',
    law: 'Source',
    states: ['State', 'Meaning', 'Next step of the department within'],
    steps: ['Mutation', 'By', 'Demands', 'What happens to the record'],
    by: { PARTY: 'the applicant', SOURCE: 'the department of the record' },
    ofMatter: 'the department of the matter',
    closed: 'closed',
  },
  chinese: {
    title: '办理事项的种类',
    intro:
      '每种事项是 `schema/cases/` 中的一张表，其变更操作、说明和本页均由该表生成。用法见[办理事项](cases.zh-CN.md)。',
    law: '依据',
    states: ['状态', '含义', '部门办理下一步的期限'],
    steps: ['变更操作', '由谁办理', '须填写', '对记录的处理'],
    by: { PARTY: '申请一方', SOURCE: '记录的来源部门' },
    ofMatter: '该事项的负责部门',
    closed: '已办结',
  },
} as const satisfies Record<Language, unknown>;

const EFFECTS: Readonly<Record<CaseEffect, Bilingual>> = {
  DISPUTE: { zh: '标注异议', en: 'marked as disputed' },
  END_DISPUTE: { zh: '解除标注', en: 'mark removed' },
  REVOKE: { zh: '撤销', en: 'revoked' },
  REPAIR: { zh: '修复', en: 'repaired' },
  CREATE: { zh: '形成记录', en: 'created' },
  CORRECT: { zh: '写入', en: 'written' },
};

/** docs/case-kinds.md: every kind of case with its picture, states and steps. */
export function casesPage(language: Language): Page {
  const { title, intro } = TEXTS[language];
  return {
    file: pageFile('case-kinds', language),
    text: [
      `# ${title}`,
      otherLanguage('case-kinds', language),
      GENERATED[language],
      intro,
      ...CASE_KINDS.map((kind) => section(kind, language)),
    ].join('\n\n'),
  };
}

function section(kind: CaseKindEntry, language: Language): string {
  const texts = TEXTS[language];
  const say = inLanguage(language);
  const states = statesOf(kind).map((state) => [
    `\`${state}\``,
    say(CASE_STATES[state]),
    limitOf(kind.states[state]) ?? texts.closed,
  ]);
  const opening = [
    `\`${mutationOf(kind.opens.verb, kind)}\``,
    texts.by.PARTY,
    needsOf(kind.opens.needs),
    effectText(kind.opens.effect, say),
  ];
  const steps = stepsOf(kind).map(([verb, { by, needs, effect }]) => [
    `\`${mutationOf(verb, kind)}\``,
    by === 'SOURCE' && kind.about ? texts.ofMatter : texts.by[by],
    needsOf(needs),
    effectText(effect, say),
  ]);
  return [
    `## ${say(kind.title)}`,
    `${texts.law}: ${kind.law}.`,
    picture(kind),
    table(texts.states, states),
    table(texts.steps, [opening, ...steps]),
  ].join('\n\n');
}

/** The states and steps as a Mermaid diagram. */
function picture(kind: CaseKindEntry): string {
  const steps = stepsOf(kind).flatMap(([verb, { from, to }]) =>
    from.map((state) => `  ${state} --> ${to} : ${verb}`),
  );
  const ends = statesOf(kind)
    .filter((state) => kind.states[state] === null)
    .map((state) => `  ${state} --> [*]`);
  const opens = `  [*] --> ${kind.opens.to} : ${kind.opens.verb}`;
  return ['```mermaid', 'stateDiagram-v2', opens, ...steps, ...ends, '```'].join('\n');
}

/** The term in force now, and the rule that sets it. */
function limitOf(rule: string | null | undefined): string | undefined {
  const version = TERMS.findLast(({ ruleId }) => ruleId === rule);
  return version && `${version.value} (\`${version.ruleId}\`)`;
}

const needsOf = (needs: CaseStepEntry['needs'] = {}) =>
  Object.entries(needs)
    .map(([name, { optional, when }]) =>
      when === undefined
        ? `\`${name}\`${optional ? '?' : ''}`
        : `\`${name}\` (\`${when.values.join(' | ')}\`)`,
    )
    .join(', ');

function effectText(rule: CaseStepEntry['effect'], say: (text: Bilingual) => string): string {
  if (rule === undefined) return '';
  if (typeof rule === 'string') return say(EFFECTS[rule]);
  if ('action' in rule) {
    const fields = Object.keys(rule.fields).map((path) => `\`${path}\``);
    return `${say(EFFECTS[rule.action])}: ${fields.join(', ')}`;
  }
  return Object.entries(rule.values)
    .map(([value, effect]) => `\`${value}\`: ${say(EFFECTS[effect])}`)
    .join(', ');
}

const inLanguage =
  (language: Language) =>
  ({ zh, en }: Bilingual) =>
    language === 'chinese' ? zh : en;
