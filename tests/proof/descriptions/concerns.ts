import { buildCatalogue } from '../../../schema/catalogue/buildCatalogue';
import { readSubgraph } from '../../../schema/catalogue/subgraphModel';
import { SUBGRAPH_NAMES } from '../../../schema/sdl';
import { catalogueItem, type Publicity } from '../../../subgraphs/subjects/catalogue/item';
import type { SubgraphName } from '../../../schema/sdl';
import type { CreditRecord } from '../../../subgraphs/framework/records/record';
import type { Decision } from '../decision';
import { ENDED } from '../../support/creditRecord';
import { guardedOf, ofField, ofRow, recordTypes } from './outcomes';
import type { CallerClass } from './vocabulary';

/** One field or record that a statement is about, and its result for callers of a class. */
export interface Concern {
  readonly what: string;
  readonly ask: (name: CallerClass) => Decision | Promise<Decision>;
}

const field = (coordinate: string): Concern => ({
  what: coordinate,
  ask: (name) => ofField(coordinate, name),
});
const fields = (...coordinates: readonly string[]) => coordinates.map(field);

function rows(types: readonly string[], ...each: readonly Partial<CreditRecord>[]): Concern[] {
  return types.flatMap((type) =>
    each.map((row) => ({
      what: `${type} with ${JSON.stringify(row)}`,
      ask: (name) => ofRow(type, row, name),
    })),
  );
}

/** Live records that are not published. */
const restricted = (type: string) => rows([type], { disclosure: 'RESTRICTED' });
const inState = (state: CreditRecord['state'], subgraph?: SubgraphName) =>
  rows(recordTypes(subgraph), { state }, { state, disclosure: 'RESTRICTED' });
const ended = (types: readonly string[]) =>
  rows(types, ...ENDED.flatMap(([, row]) => [row, { ...row, disclosure: 'RESTRICTED' as const }]));
const unseen = (row: Partial<CreditRecord>) =>
  rows(recordTypes(), row, { ...row, disclosure: 'RESTRICTED' });

/** The fields that next of kin may read. */
const OF_THE_DEAD: readonly Concern[] = [
  ...guardedOf('NaturalPerson').map(field),
  ...ended(recordTypes()),
  ...rows(recordTypes(), { disclosure: 'RESTRICTED' }),
];

const ITEMS = buildCatalogue(SUBGRAPH_NAMES.map(readSubgraph)).flatMap(
  (each) => catalogueItem(each) ?? [],
);
const ofPublicity = (publicity: Publicity) =>
  fields(...ITEMS.filter((item) => item.publicity === publicity).map(({ key }) => key));

/** The subjects of statements that are not about the field they are written on. */
export const CONCERNS: Readonly<Record<string, readonly Concern[]>> = {
  Permit: restricted('Permit'),
  Penalty: restricted('Penalty'),
  ListEntry: restricted('ListEntry'),
  TaxGrade: restricted('TaxGrade'),
  CreditCommitment: restricted('CreditCommitment'),
  VoluntaryDeclaration: restricted('VoluntaryDeclaration'),
  'Query.taxGrades': restricted('TaxGrade'),
  'Subject.discipline': restricted('DisciplineRecord'),
  'Practitioner.discipline': restricted('DisciplineRecord'),
  Practitioner: fields('Practitioner.licenceNumber', 'Practitioner.status'),
  NaturalPerson: guardedOf('NaturalPerson').map(field),
  'Subject.name': fields('NaturalPerson.name'),
  PersonalContact: fields('PersonalContact.phone', 'PersonalContact.address'),

  'CreditRecord.visibility': ended(recordTypes()),
  ...Object.fromEntries(recordTypes().map((type) => [`${type}.visibility`, ended([type])])),
  'ConsentOpening.RESTRICTED_RECORDS': rows(recordTypes(), { disclosure: 'RESTRICTED' }),
  'RecordState.DISPUTED': rows(recordTypes(), { state: 'DISPUTED' }),
  'RecordState.REPAIRED': inState('REPAIRED'),
  'RecordState.REVOKED': inState('REVOKED'),
  'RecordState.EXPIRED': inState('EXPIRED'),
  'RecordState.FROZEN': inState('FROZEN'),

  RecordFreezing: fields(
    'Query.freezingOfGovernmentRecord',
    'Query.freezingOfCommerceRecord',
    'Query.freezingOfSocialRecord',
    'Query.freezingOfJudicialRecord',
  ),
  'RecordFreezing.frozen': inState('FROZEN'),
  'Mutation.freezeGovernmentRecord': inState('FROZEN', 'government'),
  'Mutation.freezeCommerceRecord': inState('FROZEN', 'commerce'),
  'Mutation.freezeSocialRecord': inState('FROZEN', 'social'),
  'Mutation.freezeJudicialRecord': inState('FROZEN', 'judicial'),
  SubjectStanding: fields('Query.subjectStanding'),
  'SubjectStanding.frozen': unseen({ subjectHidden: true }),
  'Mutation.freezeSubject': unseen({ subjectHidden: true }),
  'Mutation.recordCapacity': unseen({ subjectIsMinor: true }),
  Kinship: OF_THE_DEAD,
  'Mutation.recordKinship': OF_THE_DEAD,

  'CataloguePublicity.OPEN': ofPublicity('OPEN'),
  'CataloguePublicity.AUTHORISED': ofPublicity('AUTHORISED'),
  'CataloguePublicity.RESTRICTED': ofPublicity('RESTRICTED'),
  'CataloguePublicity.INTERNAL': ofPublicity('INTERNAL'),

  DisclosureLog: fields(
    'Query.disclosureLog',
    'DisclosureLog.head',
    'DisclosureLog.heads',
    'DisclosureLog.consistencyProof',
  ),
  DisclosureEntry: guardedOf('DisclosureEntry').map(field),
  DisclosureFinding: guardedOf('DisclosureFinding').map(field),
};

/** The subject of the statements on a coordinate: by default the field they are written on. */
export function concernsOf(coordinate: string): readonly Concern[] {
  return CONCERNS[coordinate] ?? [field(coordinate)];
}
