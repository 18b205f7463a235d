import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import { perSelection } from '../../framework/perSelection';
import { projectionOf, type FieldSources } from '../../framework/projection';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { SEEN } from './seen';

const MAX_IDS = 100;

/** GraphQL fields of any subject type whose document fields have other names. */
export const SUBJECT_SOURCES: FieldSources = {
  id: ['_id'],
  contact: ['personalContact', 'organizationContact'],
  // Relations live in a collection of their own.
  legalRepresentative: [],
  shareholders: [],
  agents: [],
  positions: [],
  ageBand: ['birthDate'],
};

export const SUBJECT_KEYS = ['_id', 'kind', 'minor', 'region'] as const;

export interface SubjectStore {
  /** A subject, or null when there is none or it may not be seen. Batched. */
  byId(id: string, fields: ReadonlySet<string>): Promise<SubjectRow | null>;
  /**
   * Subjects in the order of the ids, null where there is none.
   * @throws TOO_MANY_IDS above 100
   */
  byIds(ids: readonly string[], fields: ReadonlySet<string>): Promise<(SubjectRow | null)[]>;
}

export function subjectStore(model: Model<SubjectRow>, request: StoreRequest): SubjectStore {
  const loaderOf = perSelection((fields): DataLoader<string, SubjectRow | null> => {
    const projection = projectionOf(fields, SUBJECT_SOURCES, SUBJECT_KEYS);
    return request.memo.get(
      `subjects.byId.${Object.keys(projection).join()}`,
      () => new DataLoader((ids) => load(ids, projection)),
    );
  });

  async function load(ids: readonly string[], projection: Record<string, 1>) {
    const rows = await request.reads.rows<SubjectRow>({
      collection: model.collection.collectionName,
      of: { field: '_id', values: ids },
      match: SEEN,
      project: projection,
    });
    return byKeys(ids, rows, (row) => row._id);
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
