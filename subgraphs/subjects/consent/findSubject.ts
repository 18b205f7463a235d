import type { Model } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { VISIBLE_SUBJECTS } from '../subject/visibleSubjects';
import type { RequestConsentInput } from './requestConsent';

/**
 * Finds the subject that a request names: an organisation by its code, a person by the blind index
 * of the identity number. It always takes one command, whichever is named and whether or not it
 * exists. A subject that nobody may see (a minor or a frozen subject) is not found.
 */
export function subjectFinder(
  model: Model<SubjectRow>,
  { vault }: Pick<StoreRequest, 'vault'>,
): (input: RequestConsentInput) => Promise<string | null> {
  return async ({ subjectUscc, subjectIdNumber }) => {
    const named =
      subjectIdNumber == null
        ? { uscc: subjectUscc }
        : { idNumberIndex: { $in: vault.blindIndex('NaturalPerson.idNumber', subjectIdNumber) } };
    const found = await model
      .findOne({ ...named, ...VISIBLE_SUBJECTS }, { _id: 1 })
      .lean<{ _id: string }>()
      .exec();
    return found?._id ?? null;
  };
}
