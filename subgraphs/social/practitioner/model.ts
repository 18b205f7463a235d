import { Schema, type Connection, type Model } from 'mongoose';
import type { PractitionerRow } from '../../../schema/generated/social.rows';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;

const practitionerSchema = new Schema<PractitionerRow>(
  {
    _id: text,
    subjectId: text,
    subjectHidden: Boolean,
    profession: text,
    name: text,
    nameGrams: [String],
    sex: text,
    licenceNumber: text,
    qualificationNumber: optionalText,
    status: text,
    institutionId: optionalText,
    firstLicensedOn: text,
    sourceDepartmentId: text,
    practice: {
      _id: false,
      lawyerType: String,
      stage: String,
      taughtSubject: String,
      category: String,
      scope: String,
    },
    assessment: {
      type: new Schema({ result: text, assessedOn: text, assessor: text }, { _id: false }),
      default: null,
    },
  },
  { versionKey: false, collection: 'practitioners' },
);

practitionerSchema.index({ subjectId: 1, profession: 1 }, { unique: true });
practitionerSchema.index({ profession: 1, licenceNumber: 1 }, { unique: true });
// Search: by profession, by part of the name, by institution; each sorted by name.
practitionerSchema.index({ profession: 1, name: 1, _id: 1 });
practitionerSchema.index({ profession: 1, status: 1, name: 1, _id: 1 });
practitionerSchema.index({ nameGrams: 1, profession: 1, name: 1, _id: 1 });
practitionerSchema.index({ institutionId: 1, name: 1, _id: 1 });
practitionerSchema.index({ institutionId: 1, status: 1, name: 1, _id: 1 });

export function practitionerModel(connection: Connection): Model<PractitionerRow> {
  return connection.model<PractitionerRow>('Practitioner', practitionerSchema);
}
