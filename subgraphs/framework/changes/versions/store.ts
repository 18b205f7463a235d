import type { Model } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../context';
import { differingPaths, openRows, textOf } from '../../intake/rows/heldRows';
import type { RecordKind } from '../../records/recordKind';
import { isHeld } from '../../records/live';
import type { RecordState } from '../../records/record';
import { RECORDS } from '../../records/recordModels';
import type { EarlierRow } from '../../records/writer/model';
import type { NewRow } from '../../records/writer/rowFault';

/** A field that a correction changed; the values of sealed fields and stored-only records are null. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One version of a record, with what it changed. */
export interface RecordRevision {
  readonly version: number;
  readonly state: RecordState;
  readonly changedAt: Date;
  /** The words of the steward for a correction, otherwise the note that all viewers see. */
  readonly reason: string;
  readonly changes: readonly FieldChange[];
}

export interface VersionStore {
  /**
   * The versions of a record, oldest first, for stewards of its source department and auditors;
   * null if there is no such record or the viewer is neither.
   * @throws BAD_USER_INPUT for an unknown type
   */
  ofRecord(type: string, id: string): Promise<readonly RecordRevision[] | null>;
}

/** The stores that the resolvers of versions need. */
export interface WithVersions {
  readonly versions: VersionStore;
}

export function versionStore(
  version: Model<EarlierRow>,
  { viewer, kinds, vault }: Pick<StoreRequest, 'viewer' | 'kinds' | 'vault'>,
): VersionStore {
  return {
    async ofRecord(type, id) {
      const kind = kinds.get(type);
      if (kind === undefined)
        throw creditError(
          'BAD_USER_INPUT',
          'The field type must name a type of record of this subgraph.',
        );
      const row = await version.db.collection<NewRow>(RECORDS).findOne({ _id: id, type });
      const mayRead =
        viewer.roles.includes('auditor') ||
        (viewer.department !== undefined && row?.sourceDepartmentId === viewer.department);
      if (row === null || !mayRead) return null;
      const earlier = await version
        .find({ type, recordId: id })
        .sort({ version: 1 })
        .lean<readonly EarlierRow[]>()
        .exec();
      // A correction encrypts every sealed value anew, so that only plain values can be compared.
      const rows = await openRows(vault, kind, [...earlier.map((each) => each.row), row]);
      const isReadable = isHeld(row) && row.state !== 'FROZEN';
      return row.versions.map(({ version: number, state, changedAt, reason }) => {
        const index = earlier.findIndex((each) => each.version === number - 1);
        return {
          version: number,
          state,
          changedAt,
          reason: earlier[index]?.reason ?? reason,
          changes: index < 0 ? [] : changesOf(kind, rows[index]!, rows[index + 1]!, isReadable),
        };
      });
    },
  };
}

function changesOf(
  kind: RecordKind,
  before: NewRow,
  after: NewRow,
  isReadable: boolean,
): FieldChange[] {
  const sealed = new Set(kind.fields.flatMap(({ path, sealed: form }) => (form ? [path] : [])));
  return differingPaths(kind, before, after).map((field) => {
    const mayShow = isReadable && !sealed.has(field);
    return {
      field,
      before: mayShow ? shown(before, field) : null,
      after: mayShow ? shown(after, field) : null,
    };
  });
}

function shown(row: object, path: string): string | null {
  return textOf((row as Readonly<Record<string, unknown>>)[path]) || null;
}
