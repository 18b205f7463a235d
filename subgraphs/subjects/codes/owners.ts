import type { ClientSession, Model } from 'mongoose';
import type { Vault } from '../../framework/vault/vault';
import { FORMER_NUMBER } from './sealed';
import type { FormerCodeRecord } from './record';

type Found = Pick<FormerCodeRecord, 'subjectId' | 'code' | 'numberIndex'>;

/** The subjects to which former codes of organisations belong, by code. One database command. */
export async function ownersOfCodes(
  model: Model<FormerCodeRecord>,
  codes: readonly string[],
  session: ClientSession | null = null,
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const found = await model
    .find({ code: { $in: codes } }, { code: 1, subjectId: 1 })
    .session(session)
    .lean<Found[]>()
    .exec();
  return new Map(found.map(({ code, subjectId }) => [code!, subjectId]));
}

/** The persons to whom former numbers belong, by number. One database command. */
export async function ownersOfNumbers(
  model: Model<FormerCodeRecord>,
  vault: Pick<Vault, 'blindIndex'>,
  numbers: readonly string[],
  session: ClientSession | null = null,
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const numberOf = new Map(
    numbers.flatMap((number) =>
      vault.blindIndex(FORMER_NUMBER, number).map((digest) => [digest, number] as const),
    ),
  );
  const found = await model
    .find({ numberIndex: { $in: [...numberOf.keys()] } }, { numberIndex: 1, subjectId: 1 })
    .session(session)
    .lean<Found[]>()
    .exec();
  return new Map(
    found.flatMap(({ numberIndex = [], subjectId }) =>
      numberIndex.flatMap((digest) => {
        const number = numberOf.get(digest);
        return number === undefined ? [] : [[number, subjectId] as const];
      }),
    ),
  );
}
