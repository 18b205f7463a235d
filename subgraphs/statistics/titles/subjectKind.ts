import { isEnumType } from 'graphql';
import { enumValueOf } from '../../../schema/statistics/names';
import { SUBJECT_KIND_OF_FACTS } from '../../../schema/statistics/subjectKind';
import { subgraphTypes } from '../../framework/subgraphDocument';
import type { CountedField, CountedKind } from './countedKinds';
import { dimensionTitle } from './dimensionTitle';
import { shortTitlesOf } from './titles';

/** The value of StatisticsKind that stands for subjects. */
export const SUBJECT = enumValueOf(SUBJECT_KIND_OF_FACTS);

/** The dimensions that the facts of subjects have, with the types of their values. */
const DIMENSIONS = { registrationStatus: 'RegistrationStatus', unifiedCode: 'Boolean' } as const;

/** Dimensions of a record and its report, which a subject does not have. */
const OF_RECORDS = new Set(['ORIGIN', 'LATENESS']);

let known: CountedKind | undefined;

/** Subjects as a kind that is counted, beside the kinds of record. */
export function subjectKind(): CountedKind {
  known ??= {
    type: SUBJECT_KIND_OF_FACTS,
    titleZh: '信用主体',
    titleEn: 'Subjects',
    dimensions: new Map(
      Object.entries(DIMENSIONS).map(([name, type]) => [enumValueOf(name), fieldOf(name, type)]),
    ),
    measures: new Map(),
  };
  return known;
}

/** Whether a dimension is one that only records have. */
export function isOfRecords(dimension: string): boolean {
  return OF_RECORDS.has(dimension);
}

function fieldOf(name: string, type: string): CountedField {
  const named = subgraphTypes('subjects').getType(type);
  const values = isEnumType(named) ? named.getValues() : [];
  return {
    name,
    ...dimensionTitle(enumValueOf(name)),
    type,
    isList: false,
    values: new Map(
      values.map((value) => [value.name, shortTitlesOf(value.description, value.name)]),
    ),
  };
}
