import { defineCase } from './caseKind';

const pursued = (zh: string, en: string) =>
  ({
    type: 'TEXT',
    maxLength: 4000,
    recorded: true,
    optional: true,
    when: { need: 'fulfilment', values: ['PARTIAL', 'NONE'] },
    note: { zh, en },
  }) as const;

/** 信用承诺: a subject promises in public, and the department says whether it kept the promise. */
export const commitment = defineCase({
  name: 'Commitment',
  code: 'COMMITMENT',
  title: { zh: '信用承诺', en: 'Commitment' },
  law: 'Hedong plan, IV.3.1; 国办发〔2020〕42号, 国发〔2021〕7号',
  states: {
    SIGNED: 'commitment.accept',
    ACCEPTED: 'commitment.verify',
    NOT_ACCEPTED: null,
    ASSESSED: null,
    WITHDRAWN: null,
  },
  about: { creates: 'CreditCommitment', matter: 'template' },
  opens: {
    verb: 'sign',
    to: 'SIGNED',
    title: {
      zh: '在线签署信用承诺书；样本见 commitmentTemplates',
      en: 'Signs a letter of commitment online; commitmentTemplates has the samples',
    },
    needs: {
      template: {
        type: 'REFERENCE',
        list: 'COMMITMENT_TEMPLATE',
        note: { zh: '承诺书样本的代码', en: 'Code of the sample letter' },
      },
      matter: {
        type: 'TEXT',
        maxLength: 512,
        recorded: true,
        note: { zh: '承诺事由，不得写明自然人', en: 'The matter; it must not name a person' },
      },
      undertaking: {
        type: 'TEXT',
        maxLength: 2000,
        recorded: true,
        note: {
          zh: '具体承诺的内容，不得写明自然人',
          en: 'What is promised; it must not name a person',
        },
      },
      validUntil: {
        type: 'DATE',
        optional: true,
        note: { zh: '承诺有效期，最后一日', en: 'Last day of the commitment' },
      },
    },
  },
  steps: {
    accept: {
      from: ['SIGNED'],
      to: 'ACCEPTED',
      by: 'SOURCE',
      title: {
        zh: '受理信用承诺，形成信用承诺记录',
        en: 'Accepts the commitment and creates its record',
      },
      effect: {
        action: 'CREATE',
        fields: {
          'basis.title': { entry: 'title' },
          decisionDate: { fact: 'OPENED_ON' },
          commitmentType: { entry: 'commitmentType' },
          otherType: { entry: 'otherType' },
          matter: { need: 'matter' },
          content: { entry: 'content' },
          liability: { entry: 'liability' },
          validUntil: { need: 'validUntil' },
          publicity: { entry: 'publicity' },
          template: { entry: 'id' },
        },
      },
    },
    refuse: {
      from: ['SIGNED'],
      to: 'NOT_ACCEPTED',
      by: 'SOURCE',
      title: { zh: '不予受理信用承诺', en: 'Does not accept the commitment' },
      needs: {
        reason: {
          type: 'TEXT',
          maxLength: 2000,
          note: { zh: '理由，告知信用主体', en: 'The reason, which the subject is told' },
        },
      },
    },
    assess: {
      from: ['ACCEPTED'],
      to: 'ASSESSED',
      by: 'SOURCE',
      title: {
        zh: '核查后认定承诺的履行情况，记入承诺记录',
        en: 'Assesses how the commitment was performed, which its record shows',
      },
      needs: {
        fulfilment: {
          type: 'CHOICE',
          name: 'CommitmentAssessment',
          title: { zh: '承诺履行情况的认定', en: 'Assessment of a commitment' },
          note: { zh: '履行情况', en: 'How it was performed' },
          values: {
            FULL: { zh: '全部履行', en: 'In full' },
            PARTIAL: { zh: '部分履行', en: 'In part' },
            NONE: { zh: '全部未履行', en: 'Not at all' },
          },
        },
        unperformedContent: pursued(
          '未履行的承诺内容，未全部履行的必填，不得写明自然人',
          'What was not performed, required unless FULL; it must not name a person',
        ),
        liabilityPursued: pursued(
          '违诺责任追究内容，未全部履行的必填，不得写明自然人',
          'How the liability was pursued, required unless FULL; it must not name a person',
        ),
      },
      effect: {
        action: 'CORRECT',
        fields: {
          fulfilment: { need: 'fulfilment' },
          unperformedContent: { need: 'unperformedContent' },
          liabilityPursued: { need: 'liabilityPursued' },
          assessedOn: { fact: 'TAKEN_ON' },
          assessingUnit: { fact: 'DEPARTMENT_NAME' },
        },
      },
    },
    withdraw: {
      from: ['SIGNED'],
      to: 'WITHDRAWN',
      by: 'PARTY',
      title: { zh: '受理前撤回信用承诺', en: 'Withdraws the commitment before it is accepted' },
    },
  },
});
