import { randomUUID } from 'node:crypto';
import type { ClientSession, Model } from 'mongoose';
import type { FormerCode } from '../../../schema/identifiers/formerCode';
import { sealDocument } from '../../framework/vault/sealedFields';
import type { Vault } from '../../framework/vault/vault';
import type { CodePeriod, FormerCodeRecord } from './record';
import { FORMER_CODES_SEALED, FORMER_NUMBER } from './sealed';

/** A former code without its periods, sealed if it is a person's. */
export type NewFormerCode = Omit<FormerCodeRecord, 'periods'> & { readonly plain: string };

/**
 * Seals a former code. It is a step of its own, because sealing may create the key of the subject,
 * which is a write outside the transaction.
 */
export async function sealedFormerCode(
  vault: Vault,
  subjectId: string,
  { kind, code }: FormerCode,
): Promise<NewFormerCode> {
  const own = { _id: randomUUID(), subjectId, kind };
  const row: Omit<FormerCodeRecord, 'periods'> =
    kind === 'RESIDENT_NUMBER' ? { ...own, number: code } : { ...own, code };
  return { ...(await sealDocument(vault, FORMER_CODES_SEALED, row)), plain: code };
}

/**
 * Adds a period to the former code of a subject, which is created unless it exists.
 * @throws the driver's error for a code of another subject
 */
export async function putFormerCode(
  model: Model<FormerCodeRecord>,
  vault: Pick<Vault, 'blindIndex'>,
  { plain, ...row }: NewFormerCode,
  period: CodePeriod,
  session: ClientSession,
): Promise<void> {
  const same =
    row.code === undefined
      ? { numberIndex: { $in: vault.blindIndex(FORMER_NUMBER, plain) } }
      : { code: row.code };
  const { matchedCount } = await model.updateOne(
    { ...same, subjectId: row.subjectId },
    { $push: { periods: period } },
    { session },
  );
  if (matchedCount === 0) await model.create([{ ...row, periods: [period] }], { session });
}

/** The day from which the present code of a subject is used: the end of the last replaced one. */
export async function startOfPresentCode(
  model: Model<FormerCodeRecord>,
  subjectId: string,
  session: ClientSession,
): Promise<string | null> {
  const found = await model
    .find({ subjectId, registeredAs: { $exists: false } }, { periods: 1 })
    .session(session)
    .lean<Pick<FormerCodeRecord, 'periods'>[]>()
    .exec();
  const ends = found
    .flatMap(({ periods }) => periods)
    .filter(({ ground }) => ground !== 'MERGED')
    .map(({ to }) => to);
  return ends.sort().at(-1) ?? null;
}
