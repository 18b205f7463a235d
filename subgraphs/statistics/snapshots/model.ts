import { Schema, type Connection, type Model } from 'mongoose';

/** A value of SnapshotFormat. */
export type SnapshotFormat = 'PARQUET' | 'CSV';

/** A `SnapshotFile`, and the id under which it is stored. */
export interface SnapshotFileRecord {
  readonly format: SnapshotFormat;
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A snapshot of a table; it is complete, because it is stored after its files. */
export interface SnapshotRecord {
  /** `day:name`, so that a table has one snapshot a day. */
  readonly _id: string;
  readonly name: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly madeAt: Date;
  readonly asOf: Date | null;
  readonly schemaVersion: number;
  readonly rowCount: number;
  readonly suppressed: number;
  readonly files: readonly SnapshotFileRecord[];
  /** When the snapshot and its files are removed. */
  readonly expiresAt: Date;
}

export interface SnapshotModels {
  readonly snapshot: Model<SnapshotRecord>;
}

const text = { type: String, required: true } as const;
const whole = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;

const fileSchema = new Schema<SnapshotFileRecord>(
  { format: text, id: text, bytes: whole, sha256: text },
  { _id: false, id: false },
);
const schema = new Schema<SnapshotRecord>(
  {
    _id: text,
    name: text,
    titleZh: text,
    titleEn: text,
    day: text,
    from: text,
    to: text,
    madeAt: date,
    asOf: { type: Date, default: null },
    schemaVersion: whole,
    rowCount: whole,
    suppressed: whole,
    files: [fileSchema],
    expiresAt: date,
  },
  { versionKey: false, collection: 'statisticsSnapshots' },
);
schema.index({ day: -1, _id: -1 });
schema.index({ name: 1, day: -1, _id: -1 });
schema.index({ expiresAt: 1 });

export function snapshotModels(connection: Connection): SnapshotModels {
  return { snapshot: connection.model<SnapshotRecord>('StatisticsSnapshot', schema) };
}
