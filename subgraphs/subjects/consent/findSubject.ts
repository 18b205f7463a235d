import type { Model } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { SEEN } from '../subject/seen';
import type { ConsentWish } from './requestConsent';

/**
 * Finds whom a wish names, in one command whoever it names and whether or not they exist: an
 * organisation by its code, a person by the blind index of their identity number. Who may not be
 * asked about (a minor, or a subject that is stored only) is not found.
 */
export function subjectFinder(
  model: Model<SubjectRow>,
  { vault }: Pick<StoreRequest, 'vault'>,
): (wish: ConsentWish) => Promise<string | null> {
  return async ({ subjectUscc, subjectIdNumber }) => {
    const named =
      subjectIdNumber == null
        ? { uscc: subjectUscc }
        : { idNumberIndex: { $in: vault.blindIndex('NaturalPerson.idNumber', subjectIdNumber) } };
    const found = await model
      .findOne({ ...named, ...SEEN }, { _id: 1 })
      .lean<{ _id: string }>()
      .exec();
    return found?._id ?? null;
  };
}
