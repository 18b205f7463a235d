import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import { perSelection } from '../../framework/perSelection';
import { projectionOf, type FieldSources } from '../../framework/projection';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import type { Merged } from './merged';
import { VISIBLE_SUBJECTS } from './visibleSubjects';

const MAX_IDS = 100;

/** GraphQL fields of any subject type whose document fields have other names. */
export const SUBJECT_SOURCES: FieldSources = {
  id: ['_id'],
  contact: ['personalContact', 'organizationContact'],
  // Relations are stored in their own collection.
  legalRepresentative: [],
  shareholders: [],
  agents: [],
  positions: [],
  ageBand: ['birthDate'],
  codeParts: ['uscc', 'name', 'legalType'],
  // Stored in their own collection.
  formerCodes: [],
  formerNumbers: [],
};

/** Read with every selection: for the type, references and the guard. */
export const SUBJECT_REQUIRED_FIELDS = [
  '_id',
  'kind',
  'minor',
  'region',
  'mergedInto',
  'mergedFrom',
] as const;

export interface SubjectStore {
  /**
   * A subject, or null when it does not exist or is hidden; for a merged duplicate the subject that
   * it was merged into. Batched.
   */
  byId(id: string, fields: ReadonlySet<string>): Promise<SubjectRow | null>;
  /**
   * Subjects in the order of the ids; null for an id without a visible subject.
   * @throws TOO_MANY_IDS above 100
   */
  byIds(ids: readonly string[], fields: ReadonlySet<string>): Promise<(SubjectRow | null)[]>;
}

export function subjectStore(model: Model<SubjectRow>, request: StoreRequest): SubjectStore {
  const loaderOf = perSelection((fields): DataLoader<string, SubjectRow | null> => {
    const projection = projectionOf(fields, SUBJECT_SOURCES, SUBJECT_REQUIRED_FIELDS);
    return request.memo.get(
      `subjects.byId.${Object.keys(projection).join()}`,
      () => new DataLoader((ids) => load(ids, projection)),
    );
  });

  const read = (ids: readonly string[], projection: Record<string, 1>) =>
    request.reads.rows<SubjectRow & Merged>({
      collection: model.collection.collectionName,
      of: { field: '_id', values: ids },
      match: VISIBLE_SUBJECTS,
      project: projection,
    });

  async function load(ids: readonly string[], projection: Record<string, 1>) {
    const rows = byKeys(ids, await read(ids, projection), (row) => row._id);
    const survivors = rows.flatMap((row) => row?.mergedInto ?? []);
    if (survivors.length === 0) return rows;
    const found = new Map(
      (await read([...new Set(survivors)], projection)).map((row) => [row._id, row]),
    );
    return rows.map((row) =>
      row?.mergedInto === undefined ? row : (found.get(row.mergedInto) ?? null),
    );
  }

  return {
    byId: (id, fields) => loaderOf(fields).load(id),
    async byIds(ids, fields) {
      if (ids.length > MAX_IDS) {
        throw creditError(
          'TOO_MANY_IDS',
          `The argument ids has ${ids.length} ids; a request may name at most ${MAX_IDS}.`,
        );
      }
      const loader = loaderOf(fields);
      return Promise.all(ids.map((id) => loader.load(id)));
    },
  };
}
