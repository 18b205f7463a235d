import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { SectorGradeRecord } from './record';

const text = { type: String, required: true } as const;

const sectorGradeSchema = recordSchema({
  sector: text,
  modelVersion: text,
  grade: text,
  unifiedGrade: text,
  explanation: text,
});

export function sectorGradeModel(connection: Connection): Model<SectorGradeRecord> {
  return connection.model<SectorGradeRecord>(
    'SectorGrade',
    sectorGradeSchema as unknown as Schema<SectorGradeRecord>,
    'sector_grades',
  );
}
