import type { SealedField, SealedFields } from '../vault/sealedFields';
import type { RecordKind } from './recordKind';
import { RECORDS } from './recordModels';

/** The sealed fields of a subgraph's records; empty if there are none. */
export function sealedRecords(kinds: readonly RecordKind[]): readonly SealedFields[] {
  const fields = kinds.flatMap((kind) =>
    sealedFieldsOf(kind).map((field) => ({
      ...field,
      when: (row: Readonly<Record<string, unknown>>) => row['type'] === kind.type,
    })),
  );
  return fields.length > 0 ? [ofRecords(fields)] : [];
}

/** The sealed fields of one record kind; undefined if it has none. */
export function sealedOfKind(kind: RecordKind): SealedFields | undefined {
  const fields = sealedFieldsOf(kind);
  return fields.length > 0 ? ofRecords(fields) : undefined;
}

function sealedFieldsOf({ type, fields }: RecordKind): SealedField[] {
  return fields.flatMap(({ name, path, sealed }) =>
    sealed === undefined || path === undefined
      ? []
      : [{ field: `${type}.${name}`, path, form: sealed }],
  );
}

function ofRecords(fields: readonly SealedField[]): SealedFields {
  return { collection: RECORDS, subject: 'subjectId', fields };
}
