import type { StoreRequest } from '../../framework/context';
import { RECORD_SUBGRAPH_NAMES } from '../../../schema/subgraphs';
import { changeCode, type CodeChangeInput } from '../codes/changeCode';
import type { DeliveryCursor } from '../rights/outbox/model';
import type { Merged } from '../subject/merged';
import { mergeSubjects, type MergeInput } from './mergeSubjects';
import type { MergeModels } from './models';
import { pairOf, type PairIds } from './pair';
import { previewMerge, type MergePreview } from './preview';
import type { SubjectChangeRecord } from './record';
import { departmentOf, type RegisteredSubject } from './registered';

const MAX_CHANGES = 100;

/** Changes of codes and merges, for stewards of the department that registers the subject. */
export interface SubjectChangeStore {
  /**
   * The changes of a subject, latest first, also for auditors; null if there is no such subject or
   * another department registers it.
   */
  ofSubject(subjectId: string): Promise<readonly SubjectChangeRecord[] | null>;
  /** The subgraphs that have not yet moved the records of a merge. */
  awaited(change: SubjectChangeRecord): Promise<readonly string[]>;
  /** @throws as `changeCode` */
  changeCode(input: CodeChangeInput, key: string): Promise<SubjectChangeRecord>;
  /** @throws as `pairOf` */
  preview(ids: PairIds): Promise<MergePreview>;
  /** @throws as `mergeSubjects` */
  merge(input: MergeInput, key: string): Promise<SubjectChangeRecord>;
}

export function subjectChangeStore(models: MergeModels, request: StoreRequest): SubjectChangeStore {
  const { viewer, vault } = request;
  const read = (id: string) =>
    models.subject
      .findById(id, { kind: 1, uscc: 1, mergedInto: 1 })
      .lean<Pick<RegisteredSubject, '_id' | 'kind' | 'uscc' | keyof Merged>>()
      .exec();

  return {
    async ofSubject(subjectId) {
      const found = await read(subjectId);
      const known = found?.mergedInto === undefined ? found : await read(found.mergedInto);
      if (known === null) return null;
      if (!viewer.roles.includes('auditor') && departmentOf(known) !== viewer.department)
        return null;
      return models.subjectChange
        .find({ subjectId: known._id })
        .sort({ at: -1, _id: -1 })
        .limit(MAX_CHANGES)
        .lean<SubjectChangeRecord[]>()
        .exec();
    },
    async awaited({ event }) {
      if (event === null) return [];
      const done = await models.outbox.cursor
        .find({ _id: { $in: RECORD_SUBGRAPH_NAMES }, number: { $gte: event } })
        .lean<DeliveryCursor[]>()
        .exec();
      return RECORD_SUBGRAPH_NAMES.filter((name) => !done.some(({ _id }) => _id === name));
    },
    changeCode: (input, key) => changeCode(models, request, input, key),
    preview: async (ids) => previewMerge(models, vault, await pairOf(models.subject, viewer, ids)),
    merge: (input, key) => mergeSubjects(models, request, input, key),
  };
}
