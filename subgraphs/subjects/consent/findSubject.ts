import type { Model } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { ownersOfCodes, ownersOfNumbers } from '../codes/owners';
import type { FormerCodeRecord } from '../codes/record';
import { VISIBLE_SUBJECTS } from '../subject/visibleSubjects';
import type { RequestConsentInput } from './requestConsent';

/**
 * Finds the subject that a request names: an organisation by its code, a person by the blind index
 * of the identity number, present or former. It always takes the same three commands, whichever is
 * named and whether or not it exists. A subject that nobody may see (a minor or a frozen subject) is not found.
 */
export function subjectFinder(
  model: Model<SubjectRow>,
  formerCode: Model<FormerCodeRecord>,
  { vault }: Pick<StoreRequest, 'vault'>,
): (input: RequestConsentInput) => Promise<string | null> {
  return async ({ subjectUscc, subjectIdNumber }) => {
    const present =
      subjectIdNumber == null
        ? { uscc: subjectUscc }
        : { idNumberIndex: { $in: vault.blindIndex('NaturalPerson.idNumber', subjectIdNumber) } };
    const former =
      subjectIdNumber == null
        ? ownersOfCodes(formerCode, subjectUscc == null ? [] : [subjectUscc])
        : ownersOfNumbers(formerCode, vault, [subjectIdNumber]);
    const find = (named: object) =>
      model
        .findOne({ ...named, ...VISIBLE_SUBJECTS }, { _id: 1 })
        .lean<{ _id: string }>()
        .exec();
    const [found, owners] = await Promise.all([find(present), former]);
    const [owner = ''] = owners.values();
    // Asked in every case, so that the time does not tell whether a subject exists.
    const byFormer = await find({ _id: owner });
    return found?._id ?? byFormer?._id ?? null;
  };
}
