import type { Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { openField } from '../../framework/vault/sealedResolvers';
import type { Vault } from '../../framework/vault/vault';
import { PERSON_NAME } from '../subject/sealed';

/** A stored subject, as far as the directory compares it; its name is in clear text. */
export interface Identity extends Pick<SubjectRow, '_id' | 'kind' | 'region'> {
  /** Null when the key of the person is destroyed. */
  readonly name: string | null;
  readonly formerNames: readonly string[];
  readonly minor: boolean;
}

interface Found extends Pick<SubjectRow, '_id' | 'kind' | 'region' | 'name'> {
  readonly uscc?: string;
  readonly idNumberIndex?: readonly string[];
  readonly formerNames?: readonly string[];
  readonly minor?: boolean;
}

const READ = {
  kind: 1,
  region: 1,
  name: 1,
  uscc: 1,
  idNumberIndex: 1,
  formerNames: 1,
  minor: 1,
} as const;

/** The organisations with these codes, by code, in one database command. */
export async function organizationsByCode(
  model: Model<SubjectRow>,
  codes: readonly string[],
): Promise<Map<string, Identity>> {
  if (codes.length === 0) return new Map();
  const found = await model
    .find({ uscc: { $in: codes } }, READ)
    .lean<Found[]>()
    .exec();
  return new Map(found.map((row) => [row.uscc!, identityOf(row, row.name)]));
}

/** The persons with these identity numbers, by number, in one database command for the rows. */
export async function personsByNumber(
  model: Model<SubjectRow>,
  vault: Vault,
  numbers: readonly string[],
): Promise<Map<string, Identity>> {
  if (numbers.length === 0) return new Map();
  const numberOf = new Map(
    numbers.flatMap((number) =>
      vault.blindIndex('NaturalPerson.idNumber', number).map((digest) => [digest, number] as const),
    ),
  );
  const found = await model
    .find({ idNumberIndex: { $in: [...numberOf.keys()] } }, READ)
    .lean<Found[]>()
    .exec();
  await vault.prefetch(found.map(({ _id }) => _id));
  const opened = await Promise.all(
    found.map(async (row) => {
      const name = await openField(vault, PERSON_NAME, row);
      const number = row.idNumberIndex!.map((digest) => numberOf.get(digest)).find(Boolean)!;
      return [number, identityOf(row, name as string | null)] as const;
    }),
  );
  return new Map(opened);
}

/** The subjects with these ids, by id, in one database command; without the names of persons. */
export async function subjectsById(
  model: Model<SubjectRow>,
  ids: readonly string[],
): Promise<Map<string, Identity>> {
  if (ids.length === 0) return new Map();
  const found = await model
    .find({ _id: { $in: ids } }, READ)
    .lean<Found[]>()
    .exec();
  return new Map(found.map((row) => [row._id, identityOf(row, null)]));
}

function identityOf(row: Found, name: string | null): Identity {
  const { _id, kind, region, formerNames = [], minor = false } = row;
  return { _id, kind, region, name, formerNames, minor };
}
