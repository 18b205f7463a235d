import type { SubgraphContext } from '../context';
import type { Feature } from '../feature';
import type { WriterModels } from '../records/writer/model';
import { duplicateStore, type WithDuplicates } from './store';

interface Models {
  readonly writing: WriterModels;
}

/** Lists the records of a subject that are there twice. @param domain part of the field names */
export function duplicatesFeature(domain: string): Feature<Models> {
  return {
    stores: { duplicates: ({ writing }, request) => duplicateStore(writing.event.db, request) },
    resolvers: {
      Query: {
        [`duplicatesIn${domain}`]: (
          _: unknown,
          { subjectId }: { readonly subjectId: string },
          { stores }: SubgraphContext<WithDuplicates>,
        ) => stores.duplicates.ofSubject(subjectId),
      },
    },
  };
}
