import { Schema, type Connection, type Model } from 'mongoose';
import type { StoredOrganization } from './registrationRow';

/** A change to the registration of an organisation. */
export interface RegistrationVersion {
  /** `<subject id>/<version>`, so that of two concurrent changes only one is written. */
  readonly _id: string;
  readonly subjectId: string;
  readonly uscc: string;
  readonly version: number;
  readonly batch: string;
  readonly department: string;
  /** Pseudonym of the steward. */
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
  /** The row before the change, sealed; null if the change created the organisation. */
  readonly before: StoredOrganization | null;
}

/** The collection of the versions. */
export const REGISTRATION_VERSIONS = 'registrationVersions';

const id = { type: String, required: true } as const;

const schema = new Schema<RegistrationVersion>(
  { _id: id, subjectId: id, uscc: id, version: Number },
  { versionKey: false, strict: false, collection: REGISTRATION_VERSIONS },
);
schema.index({ uscc: 1, version: 1 });

export function registrationVersionModel(connection: Connection): Model<RegistrationVersion> {
  return connection.model<RegistrationVersion>('RegistrationVersion', schema);
}
