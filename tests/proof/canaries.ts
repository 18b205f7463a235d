import { getNamedType, isObjectType, isScalarType } from 'graphql';
import { SUBGRAPHS } from '../../subgraphs';
import { buildSchema } from '../../subgraphs/framework/buildSchema';
import { guardedFields } from '../../subgraphs/framework/guard/guardedFields';
import { LEDGER_DECISIONS } from './ledgerTable';
import { TODAY, type Change, type Row, type ProofDataset } from './dataset';

/** A value that occurs nowhere else in the dataset. */
export interface Canary {
  /** `Type.field`, or `Type.field of a hidden record`. */
  readonly of: string;
  /** The subject that the secret is about. */
  readonly subjectId: string;
  readonly hidden: boolean;
}

/** The location of a guarded field's value in the database. */
interface Place {
  readonly model: string;
  readonly path: string;
  readonly form: 'text' | 'name' | 'address' | 'date' | 'number' | 'phone' | 'as it is';
}

/** Every guarded field with its own stored value; a field that is missing here fails the test. */
export const PLACES: Readonly<Record<string, Place>> = {
  'NaturalPerson.name': { model: 'Subject', path: 'name', form: 'name' },
  // A document number must remain well-formed, and the synthetic ones are unique already.
  'NaturalPerson.idNumber': { model: 'Subject', path: 'idNumber', form: 'as it is' },
  'NaturalPerson.birthDate': { model: 'Subject', path: 'birthDate', form: 'date' },
  'PersonalContact.phone': { model: 'Subject', path: 'personalContact.phone', form: 'as it is' },
  'PersonalContact.address': {
    model: 'Subject',
    path: 'personalContact.address',
    form: 'address',
  },
  'OrganizationContact.phone': {
    model: 'Subject',
    path: 'organizationContact.phone',
    form: 'phone',
  },
  'TaxGrade.score': { model: 'TaxGrade', path: 'score', form: 'number' },
  'Practitioner.qualificationNumber': {
    model: 'Practitioner',
    path: 'qualificationNumber',
    form: 'text',
  },
  'PractitionerAssessment.assessor': {
    model: 'Practitioner',
    path: 'assessment.assessor',
    form: 'text',
  },
  'PractitionerAssessment.assessedOn': {
    model: 'Practitioner',
    path: 'assessment.assessedOn',
    form: 'date',
  },
  'Qualification.certificateNumber': {
    model: 'Qualification',
    path: 'certificateNumber',
    form: 'text',
  },
  'Permit.lateNote': { model: 'Permit', path: 'lateNote', form: 'text' },
  'Penalty.lateNote': { model: 'Penalty', path: 'lateNote', form: 'text' },
  'DisciplineRecord.facts': { model: 'DisciplineRecord', path: 'facts', form: 'text' },
  'DisciplineRecord.amount': { model: 'DisciplineRecord', path: 'amount', form: 'number' },
};

/**
 * Fields that the service itself writes have no values in a dataset; their own tests cover them.
 */
const ofTheService = new Set([
  ...LEDGER_DECISIONS.map(({ field }) => field),
  // No subject of a dataset has had another code: tests/subgraphs/subjects/registration.
  ...['number', 'validFrom', 'validTo', 'department'].map((name) => `FormerNumber.${name}`),
  'FormerCode.reason',
]);

/** Guarded scalar fields of records of every kind whose values can be unique. */
export const guardedScalars: readonly string[] = [
  ...new Set(
    SUBGRAPHS.flatMap((definition) =>
      guardedFields(buildSchema(definition)).flatMap(({ typeName, field }) => {
        const type = getNamedType(field.type);
        // A flag has the same value in half the dataset, so only the decision table covers it.
        return isScalarType(type) && type.name !== 'Boolean' ? [`${typeName}.${field.name}`] : [];
      }),
    ),
  ),
].filter((field) => !ofTheService.has(field));

/**
 * Writes a canary into every guarded value of a dataset, into the batch of every record, and into
 * every text of the records that do not exist for strangers. Returns the canaries by their text.
 */
export async function plantCanaries(dataset: ProofDataset): Promise<ReadonlyMap<string, Canary>> {
  const planted = new Map<string, Canary>();
  let count = 0;
  for (const definition of SUBGRAPHS) {
    const schema = buildSchema(definition);
    for (const model of dataset.models(definition.name)) {
      const type = schema.getType(model);
      const texts = isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => getNamedType(field.type).name === 'String')
            .map(({ name }) => name)
        : [];
      const changes: Change[] = [];
      for (const row of await dataset.rows(definition.name, model)) {
        const set: Record<string, unknown> = {};
        const subjectId = (row['subjectId'] as string | undefined) ?? row._id;
        const hidden = isHidden(row);
        const plant = (of: string, path: string, form: Place['form'], more = '') => {
          const old = at(row, path);
          if (old === null || old === undefined) return;
          const { token, value } = make(form, ++count, old);
          planted.set(token, { of: of + more, subjectId, hidden });
          if (value !== old) set[path] = value;
        };
        for (const [of, place] of Object.entries(PLACES)) {
          const isOrganization = of === 'NaturalPerson.name' && row['kind'] !== 'NATURAL_PERSON';
          if (place.model === model && !isOrganization) plant(of, place.path, place.form);
        }
        if ('provenance' in row) plant('Provenance.batch', 'provenance.batch', 'text');
        if (model === 'SectorGrade')
          for (const [n] of ((row['explanation'] as unknown[] | null) ?? []).entries())
            plant('SectorGrade.explanation', `explanation.${n}.finding`, 'text');
        if (hidden && 'basis' in row) {
          const rest = texts.filter((field) => !(`${model}.${field}` in PLACES));
          for (const field of [...rest, 'basis.number'])
            if (typeof at(row, field) === 'string')
              plant(`${model}.${field}`, field, 'text', ' of a hidden record');
        }
        if (Object.keys(set).length > 0) changes.push({ row, set });
      }
      if (changes.length > 0) await dataset.update(definition.name, model, changes);
    }
  }
  return planted;
}

/** Whether a record does not exist for strangers. */
function isHidden(row: Row): boolean {
  return (
    row['minor'] === true ||
    ('disclosure' in row &&
      (row['disclosure'] !== 'OPEN' ||
        !['ACTIVE', 'DISPUTED'].includes(row['state'] as string) ||
        String(row['publicityStart']) > TODAY ||
        String(row['visibleUntil']) < TODAY))
  );
}

function make(form: Place['form'], n: number, old: unknown): { token: string; value: unknown } {
  const word = `KCNY${String(n).padStart(7, '0')}Z`;
  switch (form) {
    case 'name':
      return { token: word, value: `${[...String(old)][0]}${word}` };
    case 'address':
      return { token: word, value: `天津市河东区大王庄街道${word}` };
    case 'phone':
      return { token: `022-9${word.slice(4, 11)}`, value: `022-9${word.slice(4, 11)}` };
    case 'date': {
      // Days of the years from 1000 on, because no other date of the dataset is so old.
      const day = new Date(Date.UTC(1000, 0, 1 + n)).toISOString().slice(0, 10);
      return { token: day, value: day };
    }
    case 'number':
      return { token: String(1_900_000_000 + n), value: 1_900_000_000 + n };
    case 'as it is':
      return { token: String(old), value: old };
    case 'text':
      return { token: word, value: word };
  }
}

function at(row: Row, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], row);
}

/** The canaries in a text, in plain text or inside a cursor. */
export function canariesIn(text: string, planted: ReadonlyMap<string, Canary>): string[] {
  const opened = (text.match(/[\w-]{24,}/g) ?? []).map((word) =>
    Buffer.from(word, 'base64url').toString('latin1'),
  );
  const words = [text, ...opened].flatMap((each) => each.match(/[0-9A-Za-z-]{8,}/g) ?? []);
  return [...new Set(words)].filter((word) => planted.has(word));
}
