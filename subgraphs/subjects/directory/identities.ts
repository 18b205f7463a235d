import type { Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { openField } from '../../framework/vault/sealedResolvers';
import type { Vault } from '../../framework/vault/vault';
import { ownersOfCodes, ownersOfNumbers } from '../codes/owners';
import type { FormerCodeRecord } from '../codes/record';
import type { Merged } from '../subject/merged';
import { PERSON_NAME } from '../subject/sealed';

/** A stored subject, as far as the directory compares it; its name is in clear text. */
export interface Identity extends Pick<SubjectRow, '_id' | 'kind' | 'region'> {
  /** Null when the key of the person is destroyed. */
  readonly name: string | null;
  readonly formerNames: readonly string[];
  readonly minor: boolean;
  /** Whether a former code or number found it. */
  readonly former: boolean;
}

/** The collections in which identities are found. */
export interface IdentityModels {
  readonly model: Model<SubjectRow>;
  readonly formerCode: Model<FormerCodeRecord>;
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

/**
 * The organisations with these codes, by code: one database command, and two more if some are not
 * the present code of any.
 */
export async function organizationsByCode(
  { model, formerCode }: IdentityModels,
  codes: readonly string[],
): Promise<Map<string, Identity>> {
  if (codes.length === 0) return new Map();
  const found = await model
    .find({ uscc: { $in: codes } }, READ)
    .lean<Found[]>()
    .exec();
  const present = new Map(found.map((row) => [row.uscc!, identityOf(row, row.name, false)]));
  const owners = await ownersOfCodes(
    formerCode,
    codes.filter((code) => !present.has(code)),
  );
  const rows = await rowsById(model, [...owners.values()]);
  const duplicates = await duplicatesOf(model, owners);
  for (const [code, id] of owners) {
    const row = rows.get(id);
    const names = duplicates.filter(({ mergedInto }) => mergedInto === id).map(({ name }) => name);
    if (row) present.set(code, identityOf(row, row.name, true, names));
  }
  return present;
}

/** The persons with these identity numbers, by number; see `organizationsByCode`. */
export async function personsByNumber(
  { model, formerCode }: IdentityModels,
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
  const present = new Map(
    found.map((row) => [
      row.idNumberIndex!.map((digest) => numberOf.get(digest)).find(Boolean)!,
      row,
    ]),
  );
  const owners = await ownersOfNumbers(
    formerCode,
    vault,
    numbers.filter((number) => !present.has(number)),
  );
  const rows = await rowsById(model, [...owners.values()]);
  const former = [...owners].flatMap(([number, id]) => {
    const row = rows.get(id);
    return row ? [[number, row, true] as const] : [];
  });
  const all = [...[...present].map(([number, row]) => [number, row, false] as const), ...former];
  const duplicates = await duplicatesOf(model, owners);
  await vault.prefetch([...all.map(([, row]) => row), ...duplicates].map(({ _id }) => _id));
  const nameOf = async (row: object) => (await openField(vault, PERSON_NAME, row)) as string | null;
  return new Map(
    await Promise.all(
      all.map(async ([number, row, isFormer]) => {
        const merged = duplicates.filter(({ mergedInto }) => isFormer && mergedInto === row._id);
        const names = await Promise.all(merged.map(nameOf));
        const known = names.filter((name) => name !== null);
        return [number, identityOf(row, await nameOf(row), isFormer, known)] as const;
      }),
    ),
  );
}

async function rowsById(
  model: Model<SubjectRow>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  if (ids.length === 0) return new Map();
  const found = await model
    .find({ _id: { $in: [...new Set(ids)] } }, READ)
    .lean<Found[]>()
    .exec();
  return new Map(found.map((row) => [row._id, row]));
}

/** The duplicates that were merged into subjects: a row with their code may have their name. */
async function duplicatesOf(
  model: Model<SubjectRow>,
  owners: ReadonlyMap<string, string>,
): Promise<readonly (Pick<Found, '_id' | 'name'> & Required<Merged>)[]> {
  if (owners.size === 0) return [];
  return model
    .find({ mergedInto: { $in: [...new Set(owners.values())] } } as object, {
      name: 1,
      kind: 1,
      mergedInto: 1,
    })
    .lean<(Pick<Found, '_id' | 'name'> & Required<Merged>)[]>()
    .exec();
}

/** The subjects with these ids, by id, in one database command; without the names of persons. */
export async function subjectsById(
  model: Model<SubjectRow>,
  ids: readonly string[],
): Promise<Map<string, Identity>> {
  const rows = await rowsById(model, ids);
  return new Map([...rows].map(([id, row]) => [id, identityOf(row, null, false)]));
}

function identityOf(
  row: Found,
  name: string | null,
  former: boolean,
  ofDuplicates: readonly string[] = [],
): Identity {
  const { _id, kind, region, formerNames = [], minor = false } = row;
  return { _id, kind, region, name, formerNames: [...formerNames, ...ofDuplicates], minor, former };
}
