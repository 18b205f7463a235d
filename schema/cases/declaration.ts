import { defineCase } from './caseKind';

/** 自愿填报: a subject declares something about itself, which a department verifies. */
export const declaration = defineCase({
  name: 'Declaration',
  code: 'DECLARATION',
  title: { zh: '自愿填报', en: 'Voluntary declaration' },
  law: 'Tianjin Social Credit Regulations, Art. 15; Hedong plan, IV.3.3',
  states: {
    FILED: 'declaration.verify',
    VERIFIED: null,
    REJECTED: null,
    WITHDRAWN: null,
  },
  about: { creates: 'VoluntaryDeclaration', matter: 'item' },
  opens: {
    verb: 'submit',
    to: 'FILED',
    title: {
      zh: '自愿填报信用信息并作出真实性承诺；事项见 declarationItems',
      en: 'Declares credit information with a commitment to its truth; declarationItems has the items',
    },
    needs: {
      item: {
        type: 'REFERENCE',
        list: 'DECLARATION_ITEM',
        note: { zh: '填报事项的代码', en: 'Code of the item' },
      },
      details: {
        type: 'TEXT',
        maxLength: 2000,
        recorded: true,
        note: {
          zh: '填报内容，不得写明自然人',
          en: 'The content declared; it must not name a person',
        },
      },
      validUntil: {
        type: 'DATE',
        optional: true,
        note: { zh: '有效期至', en: 'Last day of its term' },
      },
      truth: {
        type: 'CHOICE',
        name: 'DeclarationTruth',
        title: { zh: '真实性承诺', en: 'Commitment to the truth' },
        note: { zh: '真实性承诺', en: 'Commitment to the truth' },
        values: {
          COMMITTED: {
            zh: '承诺所填报的信息合法、真实、完整',
            en: 'What is declared is lawful, true and complete',
          },
        },
      },
      scope: {
        type: 'CHOICE',
        name: 'DeclarationWish',
        title: { zh: '填报信息的公开意愿', en: 'Whether a declaration is to be published' },
        note: { zh: '公开意愿', en: 'Whether it is to be published' },
        values: {
          PUBLISHED: { zh: '同意公开', en: 'It may be published' },
          AUTHORISED: { zh: '凭授权使用', en: 'To be used with an authorisation' },
        },
      },
    },
  },
  steps: {
    verify: {
      from: ['FILED'],
      to: 'VERIFIED',
      by: 'SOURCE',
      title: {
        zh: '核验属实，形成自愿填报信息',
        en: 'Finds the declaration true and creates its record',
      },
      needs: {
        verification: {
          type: 'TEXT',
          maxLength: 1000,
          recorded: true,
          note: { zh: '核验结论，不得写明自然人', en: 'The result; it must not name a person' },
        },
      },
      effect: {
        action: 'CREATE',
        fields: {
          'basis.title': { entry: 'documentTitle' },
          decisionDate: { fact: 'OPENED_ON' },
          declarationType: { entry: 'declarationType' },
          item: { entry: 'title' },
          details: { need: 'details' },
          truthCommitment: { entry: 'truthCommitment' },
          validUntil: { need: 'validUntil' },
          declaredScope: { need: 'scope' },
          verifiedOn: { fact: 'TAKEN_ON' },
          verification: { need: 'verification' },
        },
      },
    },
    reject: {
      from: ['FILED'],
      to: 'REJECTED',
      by: 'SOURCE',
      title: { zh: '核验不属实或者无法核验', en: 'Finds the declaration untrue or not verifiable' },
      needs: {
        reason: {
          type: 'TEXT',
          maxLength: 2000,
          note: { zh: '理由，告知信用主体', en: 'The reason, which the subject is told' },
        },
      },
    },
    withdraw: {
      from: ['FILED'],
      to: 'WITHDRAWN',
      by: 'PARTY',
      title: { zh: '核验前撤回填报', en: 'Withdraws the declaration before it is verified' },
    },
  },
});
