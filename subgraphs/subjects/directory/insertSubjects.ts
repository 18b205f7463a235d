import type { ClientSession, Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { DURABLE, isDuplicate } from '../../framework/durable';
import { runInSequence } from '../../framework/records/writer/runInSequence';
import { sealDocument } from '../../framework/vault/sealedFields';
import type { Vault } from '../../framework/vault/vault';
import { ownersOfCodes, ownersOfNumbers } from '../codes/owners';
import { writeSubjects } from '../facts/writeSubjects';
import { ID_NUMBER, SUBJECT_SEALED } from '../subject/sealed';
import type { IdentityModels } from './identities';

/** A subject that loses against this many concurrent creations has another cause. */
const MAX_ATTEMPTS = 5;

/**
 * Inserts new subjects, sealed, without those whose code or identity number is that of a subject, or
 * was one. Both are looked up in the transaction that inserts, because a code may have been replaced
 * or recorded as an earlier one since the caller has looked. The unique indexes let only one of
 * several concurrent processes insert a subject.
 * @returns the ids of the subjects that this call inserted
 */
export async function insertSubjects(
  models: IdentityModels,
  vault: Vault,
  rows: readonly SubjectRow[],
): Promise<ReadonlySet<string>> {
  // Sealing may create the key of a subject, which is a write outside the transaction.
  const sealed = await Promise.all(rows.map((row) => sealDocument(vault, SUBJECT_SEALED, row)));
  const { model } = models;
  const insert = async (session: ClientSession) => {
    const isTaken = await takenIn(models, vault, rows, session);
    const free = sealed.filter((_, index) => !isTaken(rows[index]!));
    const ids = free.map(({ _id }) => _id);
    if (free.length > 0)
      await writeSubjects(model.db, ids, session, () =>
        model.collection.insertMany(free as never, { session, ordered: false }),
      );
    return new Set(ids);
  };
  const attempt = () =>
    runInSequence(model.db, () =>
      model.db.withSession((session) =>
        session.withTransaction(() => insert(session), { writeConcern: DURABLE }),
      ),
    );
  for (let attempts = 1; ; attempts++)
    try {
      return await attempt();
    } catch (error) {
      // Another process inserted one of them first; the next attempt finds it.
      if (!isDuplicate(error) || attempts === MAX_ATTEMPTS) throw error;
    }
}

/** Tells whether the code or number of a row is that of a stored subject, or a former one. */
async function takenIn(
  { model, formerCode }: IdentityModels,
  vault: Vault,
  rows: readonly SubjectRow[],
  session: ClientSession,
): Promise<(row: SubjectRow) => boolean> {
  const codes = rows.flatMap((row) => codeOf(row) ?? []);
  const numbers = rows.flatMap((row) => numberOf(row) ?? []);
  const taken = new Set([
    ...(await ownersOfCodes(formerCode, codes, session)).keys(),
    ...(await ownersOfNumbers(formerCode, vault, numbers, session)).keys(),
    ...(await presentCodes(model, codes, session)),
    ...(await presentNumbers(model, vault, numbers, session)),
  ]);
  return (row) => taken.has(codeOf(row) ?? numberOf(row) ?? '');
}

async function presentCodes(
  model: Model<SubjectRow>,
  codes: readonly string[],
  session: ClientSession,
): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const found = await model
    .find({ uscc: { $in: codes } }, { uscc: 1 })
    .session(session)
    .lean<{ readonly uscc: string }[]>()
    .exec();
  return found.map(({ uscc }) => uscc);
}

async function presentNumbers(
  model: Model<SubjectRow>,
  vault: Vault,
  numbers: readonly string[],
  session: ClientSession,
): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const numberBy = new Map(
    numbers.flatMap((number) =>
      vault.blindIndex(ID_NUMBER.field, number).map((digest) => [digest, number] as const),
    ),
  );
  const found = await model
    .find({ idNumberIndex: { $in: [...numberBy.keys()] } }, { idNumberIndex: 1 })
    .session(session)
    .lean<{ readonly idNumberIndex: readonly string[] }[]>()
    .exec();
  return found.flatMap(({ idNumberIndex }) =>
    idNumberIndex.flatMap((digest) => numberBy.get(digest) ?? []),
  );
}

function codeOf(row: SubjectRow): string | undefined {
  return 'uscc' in row ? row.uscc : undefined;
}

/** The identity number of a row that is not sealed yet. */
function numberOf(row: SubjectRow): string | undefined {
  return 'idNumber' in row ? ((row.idNumber as string | null) ?? undefined) : undefined;
}
