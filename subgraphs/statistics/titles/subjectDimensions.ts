import { isEnumType } from 'graphql';
import { INDUSTRY_SECTIONS } from '../../../schema/policy/industries';
import { STREETS } from '../../../schema/policy/streets';
import { subgraphTypes } from '../../framework/subgraphDocument';
import { shortTitlesOf, type Titles } from './titles';

/** Titles of the values of a dimension. */
type Values = ReadonlyMap<string, Titles>;

/** The values of the dimensions that no field of a record declares, by dimension. */
const VALUES: Readonly<Record<string, () => Values>> = {
  ORIGIN: () =>
    new Map([
      ['DISTRICT', { titleZh: '本区部门', titleEn: 'Departments of the district' }],
      ...enumValues('government', 'RecordOrigin'),
    ]),
  LATENESS: () =>
    new Map([
      ['ON_TIME', { titleZh: '按期', titleEn: 'In time' }],
      ['LATE', { titleZh: '逾期', titleEn: 'Late' }],
    ]),
  SUBJECT_KIND: () => enumValues('subjects', 'SubjectKind'),
  LEGAL_TYPE: () => enumValues('subjects', 'LegalType'),
  INDUSTRY: () =>
    new Map(
      INDUSTRY_SECTIONS.map(({ letter, name, english }) => [
        letter,
        { titleZh: name, titleEn: english },
      ]),
    ),
  STREET: () => new Map(STREETS.map(({ code, name }) => [code, { titleZh: name, titleEn: code }])),
  AGE_BAND: () => enumValues('subjects', 'AgeBand'),
};

const known = new Map<string, Values>();

/** Whether a dimension is one of a record's subject or of its report, which all kinds have. */
export function isOfEveryKind(dimension: string): boolean {
  return Object.hasOwn(VALUES, dimension);
}

/** The titles of the values of such a dimension. */
export function valuesOfEveryKind(dimension: string): Values {
  let values = known.get(dimension);
  if (values === undefined) known.set(dimension, (values = VALUES[dimension]!()));
  return values;
}

function enumValues(subgraph: 'government' | 'subjects', name: string): Map<string, Titles> {
  const type = subgraphTypes(subgraph).getType(name);
  if (!isEnumType(type)) throw new Error(`The subgraph ${subgraph} has no enum ${name}.`);
  return new Map(
    type.getValues().map((value) => [value.name, shortTitlesOf(value.description, value.name)]),
  );
}
