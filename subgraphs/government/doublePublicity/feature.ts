import type { SubgraphContext } from '../../framework/context';
import type { Feature } from '../../framework/feature';
import type { WriterModels } from '../../framework/records/writer/model';
import { doublePublicityStore, type PublicityQuestion, type WithDoublePublicity } from './store';

interface Models {
  readonly writing: WriterModels;
}

/** Counts the reports of permits and penalties by the clock of double publicity (双公示). */
export const doublePublicityFeature: Feature<Models> = {
  stores: {
    doublePublicity: ({ writing }, request) => doublePublicityStore(writing.event.db, request),
  },
  resolvers: {
    Query: {
      doublePublicityOfGovernment: (
        _: unknown,
        question: PublicityQuestion,
        { stores }: SubgraphContext<WithDoublePublicity>,
      ) => stores.doublePublicity.months(question),
    },
  },
};
