import type { Connection } from 'mongoose';
import { RECORDS } from '../records/recordModels';
import type { MeasuredKind } from './measuredKind';
import { countsOf, MEASURED_FIELDS, type MeasuredRow } from './measureRow';
import type { Measured, QualitySource } from './source';

/** The records of a subgraph, as a measurement of quality reads them. */
export function recordSource(kinds: readonly MeasuredKind[]): QualitySource {
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));
  return {
    fields: new Map(kinds.map(({ type, fields }) => [type, fields.map(({ name }) => name)])),
    collection: RECORDS,
    filter: {},
    async *measure(connection, today): AsyncGenerator<Measured | undefined> {
      for await (const row of recordsOf(connection, kinds)) {
        const kind = byType.get(row.type);
        yield (
          kind && {
            department: row.sourceDepartmentId,
            kind: row.type,
            receivedAt: row.provenance.receivedAt,
            counts: countsOf(kind, row, today),
          }
        );
      }
    },
  };
}

/** The records of a subgraph, with the paths that a measurement reads. */
function recordsOf(connection: Connection, kinds: readonly MeasuredKind[]) {
  const paths = kinds.flatMap(({ fields }) => fields.map(({ path }) => path));
  // `basis` and `basis.title` in one projection would conflict.
  const roots = new Set([...MEASURED_FIELDS, ...paths].map((path) => path.split('.')[0]!));
  const projection = Object.fromEntries([...roots].map((path) => [path, 1]));
  return connection.collection<MeasuredRow>(RECORDS).find({}, { projection });
}
