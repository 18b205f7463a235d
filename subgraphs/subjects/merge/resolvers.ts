import type { SubgraphContext } from '../../framework/context';
import type { Stores } from '../stores';
import type { MergeInput } from './mergeSubjects';
import type { PairIds } from './pair';
import type { SubjectChangeRecord } from './record';

type Context = SubgraphContext<Stores>;

export const mergeResolvers = {
  Query: {
    subjectChanges: (_: unknown, { subjectId }: { subjectId: string }, { stores }: Context) =>
      stores.subjectChanges.ofSubject(subjectId),
    previewSubjectMerge: (_: unknown, ids: PairIds, { stores }: Context) =>
      stores.subjectChanges.preview(ids),
  },
  Mutation: {
    mergeSubjects: (
      _: unknown,
      { input, key }: { readonly input: MergeInput; readonly key: string },
      { stores }: Context,
    ) => stores.subjectChanges.merge(input, key),
  },
  SubjectChange: {
    id: ({ _id }: SubjectChangeRecord) => _id,
    awaited: (change: SubjectChangeRecord, _: unknown, { stores }: Context) =>
      stores.subjectChanges.awaited(change),
  },
};
