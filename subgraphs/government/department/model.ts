import { Schema, type Connection, type Model } from 'mongoose';
import type { DepartmentRow } from '../../../schema/generated/government.rows';

const text = { type: String, required: true } as const;

const departmentSchema = new Schema<DepartmentRow>(
  {
    _id: text,
    name: text,
    shortName: text,
    englishName: text,
    kind: text,
    uscc: { type: String, default: null },
    planOrder: { type: Number, required: true },
  },
  { versionKey: false, collection: 'departments' },
);

departmentSchema.index({ planOrder: 1, _id: 1 });

export function departmentModel(connection: Connection): Model<DepartmentRow> {
  return connection.model<DepartmentRow>('Department', departmentSchema);
}
