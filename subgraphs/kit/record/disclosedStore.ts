import type { Model } from 'mongoose';
import type { StoreRequest } from '../context';
import type { FieldSources } from '../projection';
import { disclosureFilter, seesRestricted, type DisclosedRecord } from './disclosure';
import { recordStore, type ListQuery, type RecordStore } from './recordStore';

/**
 * The store of a record type that is not published for every subject: what is restricted is
 * missing from every answer, totals included, for those who may not see it.
 * @param ownSources GraphQL field → document fields, where the names differ
 */
export function disclosedStore<R extends DisclosedRecord>(
  model: Model<R>,
  request: StoreRequest,
  ownSources: FieldSources = {},
): RecordStore<R> {
  const store = recordStore(model, request, ownSources);
  const { viewer } = request;
  const disclosed = (query: ListQuery | undefined, subjectId: string | undefined): ListQuery => ({
    ...query,
    filter: { ...query?.filter, ...disclosureFilter(viewer, subjectId) },
  });

  return {
    async byId(id, fields) {
      const record = await store.byId(id, new Set([...fields, 'disclosure']));
      if (record === null) return null;
      const seen = record.disclosure === 'OPEN' || seesRestricted(viewer, record.subjectId);
      return seen ? record : null;
    },
    ofSubject: (subjectId, args, selection, query) =>
      store.ofSubject(subjectId, args, selection, disclosed(query, subjectId)),
    search: (args, selection, query) => store.search(args, selection, disclosed(query, undefined)),
  };
}
