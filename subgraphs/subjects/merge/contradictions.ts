import { normalizeName } from '../../framework/nameGrams';
import { openDocument } from '../../framework/vault/sealedFields';
import type { Vault } from '../../framework/vault/vault';
import type { LegalCapacityRecord } from '../rights/legalCapacity/record';
import { SUBJECT_SEALED } from '../subject/sealed';
import type { MergeModels } from './models';
import type { Pair } from './pair';
import type { RegisteredSubject } from './registered';

/** What may contradict itself between two registrations of one subject. */
export type Contradiction =
  'NAME' | 'LEGAL_TYPE' | 'REGION' | 'BIRTH_DATE' | 'SEX' | 'DEATH' | 'OPEN_CORRECTION';

type Facts = Readonly<Record<string, unknown>>;

/**
 * The contradictions between two registrations. An open request for correction counts as one when
 * it is about a registration itself: then its identity is in doubt. A value whose key is destroyed
 * contradicts every other.
 */
export async function contradictionsOf(
  { correction, legalCapacity }: Pick<MergeModels, 'correction' | 'legalCapacity'>,
  vault: Vault,
  { survivor, duplicate }: Pair,
): Promise<readonly Contradiction[]> {
  const ids = [survivor._id, duplicate._id];
  const [one, other, open, standings] = await Promise.all([
    opened(vault, survivor),
    opened(vault, duplicate),
    correction.exists({ subjectId: { $in: ids }, 'target.id': { $in: ids }, state: 'RECEIVED' }),
    legalCapacity
      .find({ _id: { $in: ids } }, { diedOn: 1 })
      .lean<Pick<LegalCapacityRecord, '_id' | 'diedOn'>[]>(),
  ]);
  const died = (id: string) => standings.find(({ _id }) => _id === id)?.diedOn ?? null;
  const differs = (field: string) => (one[field] ?? null) !== (other[field] ?? null);
  const found: readonly (readonly [Contradiction, boolean])[] = [
    ['NAME', normalizeName(textOf(one['name'])) !== normalizeName(textOf(other['name']))],
    ['LEGAL_TYPE', differs('legalType')],
    ['REGION', differs('region')],
    ['BIRTH_DATE', differs('birthDate')],
    ['SEX', differs('sex')],
    ['DEATH', died(survivor._id) !== died(duplicate._id)],
    ['OPEN_CORRECTION', open !== null],
  ];
  return found.flatMap(([name, contradicts]) => (contradicts ? [name] : []));
}

async function opened(vault: Vault, row: RegisteredSubject): Promise<Facts> {
  return await openDocument(vault, SUBJECT_SEALED, { ...row });
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
