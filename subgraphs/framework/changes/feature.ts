import type { SubgraphContext } from '../context';
import type { Feature } from '../feature';
import type { WrittenRecord } from '../records/writer/event';
import type { WriterModels } from '../records/writer/model';
import { changeStore, type EndAction, type RecordEndInput, type WithChanges } from './store';

interface Models {
  readonly writing: WriterModels;
}

interface End {
  readonly input: RecordEndInput;
  readonly key: string;
}

/** Lets stewards end the records of their department. @param domain part of the field names */
export function changesFeature(domain: string): Feature<Models> {
  const end =
    (action: EndAction) =>
    (_: unknown, { input, key }: End, { stores }: SubgraphContext<WithChanges>) =>
      stores.changes.end(action, input, key);
  return {
    stores: { changes: ({ writing }, request) => changeStore(writing.event.db, request) },
    resolvers: {
      Mutation: {
        [`revoke${domain}Record`]: end('REVOKE'),
        [`expire${domain}Record`]: end('EXPIRE'),
      },
      RecordEnd: { recordId: ({ id }: WrittenRecord) => id },
    },
  };
}
