import type { ClientSession, Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { organizationClass } from '../../../schema/identifiers/organizationClass';
import {
  RowsOutdated,
  type BatchWriter,
  type WithdrawnRows,
} from '../../framework/intake/batches/batchWriter';
import type { WriteContext } from '../../framework/records/writer/event';
import { sealDocument } from '../../framework/vault/sealedFields';
import type { Vault } from '../../framework/vault/vault';
import { writeSubjects } from '../facts/writeSubjects';
import { ownersOfCodes } from '../codes/owners';
import type { FormerCodeRecord } from '../codes/record';
import { newOrganization } from '../organization/newOrganization';
import { SUBJECT_SEALED } from '../subject/sealed';
import {
  registrationVersion,
  type RegistrationRow,
  type StoredOrganization,
} from './registrationRow';
import type { RegistrationVersion } from './model';

export interface RegistrationModels {
  readonly subject: Model<SubjectRow>;
  readonly formerCode: Model<FormerCodeRecord>;
  readonly version: Model<RegistrationVersion>;
}

type Why = WriteContext & { readonly batch: string };

/**
 * Writes reported registrations: the organisation, and a version with what it was before. A row that
 * was changed since it was checked fails with a duplicate version, and one whose code was replaced or
 * merged since with RowsOutdated; both are checked again.
 */
export function registrationWriter(
  models: RegistrationModels,
  vault: Vault,
): BatchWriter<RegistrationRow, readonly RegistrationRow[]> {
  const { subject } = models;
  const seal = (row: StoredOrganization) => sealDocument(vault, SUBJECT_SEALED, row);

  return {
    prepare: (rows) =>
      Promise.all(
        rows.map(async ({ _id, before, after }) => ({
          _id,
          before: before && (await seal(before)),
          after: await seal(after),
        })),
      ),
    transaction: (work) =>
      subject.db.withSession((session) =>
        session.withTransaction(() =>
          work({
            session,
            create: (rows, why) => {
              const ids = rows.map(({ after }) => after._id);
              return writeSubjects(subject.db, ids, session, () =>
                createRows(models, rows, why, session),
              );
            },
            revoke: (rows, why) =>
              writeSubjects(subject.db, rows.ids, session, () =>
                restoreRows(models, rows, why, session),
              ),
          }),
        ),
      ),
  };
}

async function createRows(
  { subject, formerCode, version }: RegistrationModels,
  rows: readonly RegistrationRow[],
  why: Why,
  session: ClientSession,
): Promise<void> {
  if (rows.length === 0) return;
  await version.collection.insertMany(
    rows.map(({ before, after }) => versionOf(before, after, why)) as never,
    { session, ordered: false },
  );
  const created = rows.filter(({ before }) => before === null).map(({ after }) => after);
  if (created.length > 0) {
    const codes = created.map(({ uscc }) => uscc);
    if ((await ownersOfCodes(formerCode, codes, session)).size > 0) throw new RowsOutdated();
    await subject.collection.insertMany(created as never, { session, ordered: false });
  }
  const changed = rows.filter(({ before }) => before !== null).map(({ after }) => after);
  if (changed.length === 0) return;
  const replaced = await replaceRows(subject, changed, session);
  if (replaced < changed.length) throw new RowsOutdated();
}

/** The number of a version is the key by which a concurrent change is noticed. */
function versionOf(
  before: StoredOrganization | null,
  after: StoredOrganization,
  { batch, department, actor, at, reason }: Why,
): RegistrationVersion {
  const number = registrationVersion(after);
  return {
    _id: `${after._id}/${number}`,
    subjectId: after._id,
    uscc: after.uscc,
    version: number,
    batch,
    department: department ?? '',
    by: actor,
    at,
    reason,
    before,
  };
}

/**
 * Only the paths of a registration are set: an organisation may be frozen at the same time.
 * @returns how many organisations still have the code of their row; a merged duplicate has none
 */
async function replaceRows(
  subject: Model<SubjectRow>,
  rows: readonly StoredOrganization[],
  session: ClientSession,
): Promise<number> {
  const { matchedCount } = await subject.collection.bulkWrite(
    rows.map((row) => ({
      updateOne: {
        filter: { _id: row._id as never, uscc: row.uscc },
        update: {
          $set: {
            name: row.name,
            region: row.region,
            formerNames: row.formerNames,
            registration: row.registration,
            organizationContact: row.organizationContact,
            nameGrams: row.nameGrams,
            registrationVersion: row.registrationVersion,
          },
        },
      },
    })),
    { session, ordered: false },
  );
  return matchedCount;
}

/**
 * Returns the registrations that a batch has brought to what they were, as a new version. Those that
 * were changed since stay, and so do merged duplicates, which must not be found again. An organisation that the batch created stays known by its code and name,
 * because records may be about it.
 */
async function restoreRows(
  { subject, version }: RegistrationModels,
  { batch, ids }: WithdrawnRows,
  why: WriteContext,
  session: ClientSession,
): Promise<number> {
  const rows = await subject.collection
    .find<StoredOrganization>(
      { _id: { $in: [...ids] as never[] }, mergedInto: { $exists: false } },
      { session },
    )
    .toArray();
  const keys = new Map(rows.map((row) => [`${row._id}/${registrationVersion(row)}`, row]));
  const last = await version
    .find({ _id: { $in: [...keys.keys()] }, batch })
    .session(session)
    .lean<RegistrationVersion[]>()
    .exec();
  const restored = last.map(({ _id, before }) => {
    const now = keys.get(_id)!;
    return { now, after: restoredRow(now, before) };
  });
  if (restored.length === 0) return 0;
  await version.collection.insertMany(
    restored.map(({ now, after }) => versionOf(now, after, { ...why, batch })) as never,
    { session, ordered: false },
  );
  await replaceRows(
    subject,
    restored.map(({ after }) => after),
    session,
  );
  return restored.length;
}

function restoredRow(
  now: StoredOrganization,
  before: StoredOrganization | null,
): StoredOrganization {
  const { _id, uscc, name } = now;
  const earlier = before ?? newOrganization(uscc, name, organizationClass(uscc, name)!);
  return { ...earlier, _id, uscc, registrationVersion: registrationVersion(now) + 1 };
}
