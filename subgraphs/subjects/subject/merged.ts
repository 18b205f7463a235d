import type { Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';

/** What a merge of two registrations of one subject writes to their rows. */
export interface Merged {
  /**
   * In the row of the duplicate: the subject that it belongs to, which is itself no duplicate. The
   * row has no code and no blind index, so that only its id finds it.
   */
  readonly mergedInto?: string;
  /** In the row of the surviving subject: all its duplicates. */
  readonly mergedFrom?: readonly string[];
}

/** The ids under which a subject was registered: its own, and those of its merged duplicates. */
export function idsOf({ _id, mergedFrom = [] }: Merged & { readonly _id: string }) {
  return [_id, ...mergedFrom];
}

/** The ids under which a subject was registered, by its id. */
export async function registeredIds(
  model: Model<SubjectRow>,
  subjectId: string,
): Promise<readonly string[]> {
  const found = await model
    .findById(subjectId, { mergedFrom: 1 })
    .lean<Merged & { readonly _id: string }>()
    .exec();
  return found === null ? [subjectId] : idsOf(found);
}
