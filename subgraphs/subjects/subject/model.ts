import { Schema, type Connection, type Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { UNREPORTED_DATE } from '../organization/unreported';
import type { Merged } from './merged';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;

/** The collection of subjects. */
export const SUBJECTS = 'subjects';

/** All four kinds of subjects share one collection, because an id does not show the kind. */
const subjectSchema = new Schema<SubjectRow & Merged>(
  {
    _id: text,
    mergedInto: String,
    mergedFrom: { type: [String], default: undefined },
    kind: text,
    name: text,
    region: text,
    // Natural persons.
    idNumber: optionalText,
    idNumberIndex: { type: [String], default: undefined },
    birthDate: String,
    sex: String,
    personalContact: { _id: false, phone: optionalText, address: optionalText },
    minor: Boolean,
    frozen: Boolean,
    // Organisations.
    legalType: optionalText,
    uscc: String,
    formerNames: { type: [String], default: undefined },
    registration: {
      _id: false,
      status: String,
      authority: String,
      region: String,
      establishedOn: String,
      approvedOn: String,
      validUntil: optionalText,
      capital: Schema.Types.BigInt,
      scope: String,
      industry: String,
      representativeName: String,
    },
    organizationContact: { _id: false, address: String, phone: optionalText },
    nameGrams: { type: [String], default: undefined },
  },
  { versionKey: false, collection: SUBJECTS },
);

const organizations = { partialFilterExpression: { uscc: { $exists: true } } };

subjectSchema.index({ uscc: 1 }, { unique: true, ...organizations });
subjectSchema.index(
  { idNumberIndex: 1 },
  { unique: true, partialFilterExpression: { idNumberIndex: { $exists: true } } },
);
// Search by part of the name, and lists of organisations, in each order offered.
subjectSchema.index({ nameGrams: 1, name: 1, _id: 1 });
subjectSchema.index({ nameGrams: 1, 'registration.establishedOn': -1, _id: 1 });
subjectSchema.index({ name: 1, _id: 1 }, organizations);
subjectSchema.index({ 'registration.establishedOn': -1, _id: 1 }, organizations);
subjectSchema.index({ 'registration.industry': 1, name: 1, _id: 1 }, organizations);
subjectSchema.index({ kind: 1, name: 1, _id: 1 }, organizations);

// Organisations that no register has reported, in the order of their list.
subjectSchema.index(
  { uscc: 1, _id: 1 },
  { partialFilterExpression: { 'registration.establishedOn': UNREPORTED_DATE } },
);

// Duplicates that were merged: few, looked up by the subject that has their records.
subjectSchema.index(
  { mergedInto: 1 },
  { partialFilterExpression: { mergedInto: { $exists: true } } },
);

export function subjectModel(connection: Connection): Model<SubjectRow> {
  return connection.model<SubjectRow>('Subject', subjectSchema);
}
