import { Schema, type Connection, type Model } from 'mongoose';
import type { CaseEffectRecord, CasePart, CaseRecord, CaseStepRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const flag = { type: Boolean, required: true } as const;
const number = { type: Number, required: true } as const;
const values = { type: Map, of: String, required: true } as const;

const part = { state: text, open: flag, dueOn: optionalText, rule: optionalText, version: number };

const stepSchema = new Schema<CaseStepRecord>(
  {
    action: text,
    at: { type: Date, required: true },
    by: text,
    department: optionalText,
    key: text,
    input: text,
    choices: values,
    texts: values,
    after: { type: new Schema<CasePart>(part, { _id: false }), required: true },
  },
  { _id: false, minimize: false },
);

const effectSchema = new Schema<CaseEffectRecord>(
  {
    action: text,
    step: number,
    state: text,
    doneAt: { type: Date, default: null },
  },
  { _id: false },
);

const caseSchema = new Schema<CaseRecord>(
  {
    _id: text,
    kind: text,
    subjectId: text,
    by: text,
    recordType: text,
    recordId: text,
    departmentId: text,
    openedAt: text,
    ...part,
    steps: [stepSchema],
    effects: [effectSchema],
    effectDue: flag,
  },
  { versionKey: false, collection: 'cases', minimize: false },
);

// Of a kind, one open case per record.
caseSchema.index(
  { kind: 1, recordId: 1 },
  { unique: true, partialFilterExpression: { open: true } },
);
caseSchema.index({ 'steps.key': 1 }, { unique: true });
caseSchema.index({ subjectId: 1, openedAt: -1, _id: -1 });
caseSchema.index({ departmentId: 1, openedAt: -1, _id: -1 });
caseSchema.index({ openedAt: -1, _id: -1 });
// The open cases by time limit, for the gauges.
caseSchema.index({ open: 1, dueOn: 1 });
// The open cases of a department by time limit.
caseSchema.index({ departmentId: 1, open: 1, dueOn: 1, _id: 1 });
caseSchema.index({ effectDue: 1, _id: 1 }, { partialFilterExpression: { effectDue: true } });

export function caseModel(connection: Connection): Model<CaseRecord> {
  return connection.model<CaseRecord>('Case', caseSchema);
}
