import type { Model } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { StoreRequest } from '../../../framework/context';
import { openField } from '../../../framework/vault/sealedResolvers';
import { BIRTH_DATE } from '../../subject/sealed';
import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import type { CapacityGround } from './record';

/** Years of age from which a ground can hold (Civil Code, Arts 17 and 18). */
const FROM_AGE: Readonly<Record<CapacityGround, number>> = {
  OF_AGE: 18,
  OWN_LABOUR: 16,
  ENTRY_WRONG: 0,
};

/**
 * Makes sure that a person is old enough, by the birth date on record, for the ground of full
 * capacity a steward names. Capacity is recorded on a document and never comes of itself: the
 * date alone tells neither of sixteen-year-olds on their own labour nor of a wrong entry.
 * @throws INVALID_TRANSITION when the date on record says otherwise
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
  const birthday = `${Number(today.slice(0, 4)) - FROM_AGE[ground]}${today.slice(4)}`;
  if (birthDate > birthday)
    throw creditError(
      'INVALID_TRANSITION',
      'The recorded birth date makes the person too young for this ground.',
    );
}
