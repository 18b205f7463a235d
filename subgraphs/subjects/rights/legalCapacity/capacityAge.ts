import type { Model } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../../framework/context';
import { openField } from '../../../framework/vault/sealedResolvers';
import { BIRTH_DATE } from '../../subject/sealed';
import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import type { CapacityGround } from './record';

/** The minimum age in years for each ground (Civil Code, Arts 17 and 18). */
const MIN_AGE: Readonly<Record<CapacityGround, number>> = {
  OF_AGE: 18,
  OWN_LABOUR: 16,
  ENTRY_WRONG: 0,
};

/**
 * Requires that a person is old enough, by the recorded birth date, for the ground of full capacity
 * that a steward names. A steward records capacity from a document; it never changes
 * automatically, because the birth date shows neither that a sixteen-year-old lives on their own
 * labour nor that an entry was wrong.
 * @throws INVALID_TRANSITION when the person is too young by the recorded birth date
 */
export async function checkCapacityAge(
  subject: Model<SubjectRow>,
  { vault, today }: Pick<StoreRequest, 'vault' | 'today'>,
  subjectId: string,
  ground: CapacityGround,
): Promise<void> {
  const person = await subject
    .findById(subjectId, { birthDate: 1 })
    .lean<{ _id: string; birthDate?: string }>()
    .exec();
  const birthDate = person && (await openField(vault, BIRTH_DATE, person));
  if (typeof birthDate !== 'string') return;
  const latestBirthDate = `${Number(today.slice(0, 4)) - MIN_AGE[ground]}${today.slice(4)}`;
  if (birthDate > latestBirthDate)
    throw creditError(
      'INVALID_TRANSITION',
      'The recorded birth date makes the person too young for this ground.',
    );
}
