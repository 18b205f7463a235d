import { Kind } from 'graphql';
import { readSubgraph } from '../../../schema/catalogue/subgraphModel';
import { stepsOf } from '../../../schema/cases/caseKind';
import { mutationOf } from '../../../schema/cases/caseSdl';
import { CASE_KINDS } from '../../../schema/cases/kinds';
import { SUBGRAPH_NAMES } from '../../../schema/sdl';

/** Words with which a description may state who sees something. */
const SPEAKS = new RegExp(
  [
    '可见|可得|可查(?!询)|可核验|查阅|只见|均脱敏|不公开|非公开|未公开|依法公|规定公|社会公示|受限',
    '供[^，；。]{1,12}(?:查|使用|审计)',
    '(?:仅|只对|只有|限其?)[^，；。）]*(?:人|人员|部门|机关|银行|机构|双方|管理员|审计员)',
    '\\bseen\\b|\\bsees?\\b|\\bvisible\\b|not (?:be )?(?:public|published)|published by law',
    '\\bstaff\\b|\\bconsult|verified by|open to everybody|restricted to|opened by',
    'for (?:the )?(?:officers|auditors?|audit|stewards|banks|departments?)|exists for|\\balone\\b',
  ].join('|'),
  'iu',
);

/** Descriptions that have such a word but state no permission, with the reason. */
export const NO_STATEMENTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['Government', 'Commerce', 'Social', 'Judicial'].flatMap((domain) => [
      ...[
        'submit_Batch',
        'open_Upload',
        'withdraw_Batch',
        'revoke_Record',
        'expire_Record',
        'correct_Record',
        'resend_Record',
      ].map((name) => [
        `Mutation.${name.replace('_', domain)}`,
        'who changes something: the hand-written table',
      ]),
      [`Query.qualityOf${domain}Records`, 'whose reports a caller reads: quality.test.ts'],
      [`Query.unreportedRecordsOf${domain}`, 'whose records a caller reads: unreported.test.ts'],
      [`Query.duplicatesIn${domain}`, 'whose records a caller reads: merge.test.ts'],
      [`Query.destructionCertificatesOf${domain}`, 'whose certificates a caller reads: retention'],
      ...['exchangeOf', 'exchangeRowsOf', 'exchangeDifferencesOf'].map((name) => [
        `Query.${name}${domain}`,
        'whose rows a caller reads: exchange.test.ts',
      ]),
    ]),
  ),
  ...Object.fromEntries(
    ['Query.subjectChanges', 'Query.previewSubjectMerge'].map((name) => [
      name,
      'which department registers the subject: registration/merge.test.ts',
    ]),
  ),
  ...Object.fromEntries(
    CASE_KINDS.flatMap((kind) =>
      stepsOf(kind)
        .filter(([, { by }]) => by === 'SOURCE')
        .map(([verb]) => [
          `Mutation.${mutationOf(verb, kind)}`,
          'who decides a case: the hand-written table, steps.test.ts',
        ]),
    ),
  ),
  'Query.cases': 'which cases a caller reads: tests/subgraphs/subjects/cases',
  Case: 'cases exist for their parties, whatever the permissions: tests/subgraphs/subjects/cases',
  'Mutation.changeSubjectCode': 'who changes something: the hand-written table, merge.test.ts',
  'Mutation.mergeSubjects': 'who changes something: the hand-written table, merge.test.ts',
  'Mutation.stateLateReasonOfGovernment': 'who changes something: the hand-written table',
  'Query.unreportedRegistrations': 'whose registers a caller reads: registration/quality.test.ts',
  'Query.qualityOfSubjectsRecords': 'whose reports a caller reads: registration/quality.test.ts',
  'Mutation.submitSubjectsBatch': 'who changes something: the hand-written table',
  'Mutation.openSubjectsUpload': 'who changes something: the hand-written table',
  'Mutation.withdrawSubjectsBatch': 'who changes something: the hand-written table',
  'Query.doublePublicityOfGovernment': 'whose counts a caller reads: doublePublicity.test.ts',
  'StatisticsDimension.CAPACITY': 'the capacity of a party',
  'StatisticsDimension.PARTY_KIND': 'the kind of a party',
  'QualityReport.unpublished': 'why records are not published',
  UnpublishedReason: 'why records are not published',
  UnpublishedCount: 'why records are not published',
  'NaturalPerson.ageBand': 'what the field is for',
  'Query.subject': 'that what is not seen looks like what is not there',
  'CatalogueItem.unmaskedFor': 'a label of what the rule says',
  'ConsentPreview.operation': 'how the preview is asked for',
  Consent:
    'consents exist for their parties, whatever the permissions: tests/subgraphs/subjects/consent',
  'Consent.subject':
    'when an institution learns of whom its request is: tests/subgraphs/subjects/consent',
  'LogLeaf.indexed': 'what an index finds',
  'DisclosureEntry.releaseAt':
    'when an access appears in the history: tests/subgraphs/subjects/disclosure',
  'RecordDisclosure.RESTRICTED': 'a class of records; to whom they are open, each type says',
  'RecordVisibility.SHOWN': 'that it is shown; to whom, each type says',
  'RecordVisibility.NOT_YET_PUBLISHED': 'why it is not shown',
  'PenaltySeverity.MINOR': 'what the law says of publicity',
  'ConsumptionRestriction.capacity': 'the capacity of a party',
  RestrictionCapacity: 'the capacity of a party',
};

/** Every description of a type, field or enum value that may state who sees it, by coordinate. */
export function speakingDescriptions(): Map<string, string> {
  const found = new Map<string, string>();
  const take = (coordinate: string, description: string | undefined) => {
    if (description !== undefined && SPEAKS.test(description)) found.set(coordinate, description);
  };
  for (const name of SUBGRAPH_NAMES)
    for (const node of readSubgraph(name).definitions) {
      if (!('name' in node) || node.name === undefined) continue;
      if (
        node.kind === Kind.DIRECTIVE_DEFINITION ||
        node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
      )
        continue;
      const type = node.name.value;
      if ('description' in node) take(type, node.description?.value);
      for (const member of [
        ...('fields' in node ? (node.fields ?? []) : []),
        ...('values' in node ? (node.values ?? []) : []),
      ])
        take(`${type}.${member.name.value}`, member.description?.value);
    }
  return found;
}
