import type { SubgraphName } from '../../../schema/sdl';
import type { SubgraphContext } from '../context';
import type { Feature } from '../feature';
import type { RecordKind } from '../records/recordKind';
import type { WrittenRecord } from '../records/writer/event';
import type { WriterModels } from '../records/writer/model';
import { correctionForms } from './correction/form';
import {
  correctionStore,
  type RecordCorrectionInput,
  type WithCorrections,
} from './correction/store';
import { changeStore, type EndAction, type RecordEndInput, type WithChanges } from './store';
import { versionStore, type WithVersions } from './versions/store';

interface Models {
  readonly writing: WriterModels;
}

interface End {
  readonly input: RecordEndInput;
  readonly key: string;
}

interface Correction {
  readonly input: RecordCorrectionInput;
  readonly key: string;
}

/**
 * Lets stewards correct and end the records of their department, and read what was changed.
 * @param domain part of the field names
 */
export function changesFeature(
  domain: string,
  name: SubgraphName,
  kinds: readonly RecordKind[],
): Feature<Models> {
  const forms = correctionForms(name, kinds);
  const end =
    (action: EndAction) =>
    (_: unknown, { input, key }: End, { stores }: SubgraphContext<WithChanges>) =>
      stores.changes.end(action, input, key);
  return {
    stores: {
      changes: ({ writing }, request) => changeStore(writing.event.db, request),
      versions: ({ writing }, request) => versionStore(writing.version, request),
      corrections: ({ writing }, request) => correctionStore(writing.event.db, forms, request),
    },
    resolvers: {
      Query: {
        [`versionsOf${domain}Record`]: (
          _: unknown,
          { type, recordId }: { readonly type: string; readonly recordId: string },
          { stores }: SubgraphContext<WithVersions>,
        ) => stores.versions.ofRecord(type, recordId),
      },
      Mutation: {
        [`revoke${domain}Record`]: end('REVOKE'),
        [`expire${domain}Record`]: end('EXPIRE'),
        [`correct${domain}Record`]: (
          _: unknown,
          { input, key }: Correction,
          { stores }: SubgraphContext<WithCorrections>,
        ) => stores.corrections.correct(input, key),
      },
      RecordCorrection: { recordId: ({ id }: WrittenRecord) => id },
      RecordEnd: { recordId: ({ id }: WrittenRecord) => id },
    },
  };
}
