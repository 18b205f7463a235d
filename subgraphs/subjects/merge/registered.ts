import type { ClientSession, Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { registerDepartment } from '../../../schema/policy/registers';
import type { Viewer } from '../../../schema/viewer';
import type { Merged } from '../subject/merged';

/** A subject as its register sees it; values of persons are sealed. */
export type RegisteredSubject = SubjectRow &
  Merged & { readonly uscc?: string; readonly legalType?: string | null; readonly minor?: boolean };

/** The department that registers a subject which is no merged duplicate. */
export function departmentOf({ kind, uscc }: Pick<RegisteredSubject, 'kind' | 'uscc'>): string {
  return registerDepartment(kind === 'NATURAL_PERSON' ? null : (uscc ?? ''));
}

/**
 * A subject for a steward of the department that registers it.
 * @throws NOT_FOUND for every other department, and for a subject that does not exist;
 *   SUBJECT_MERGED for a duplicate that was merged; INVALID_TRANSITION for one that is stored only
 */
export async function registeredSubject(
  model: Model<SubjectRow>,
  { department }: Pick<Viewer, 'department'>,
  subjectId: string,
  session: ClientSession | null = null,
): Promise<RegisteredSubject> {
  const read = (id: string) => model.findById(id).session(session).lean<RegisteredSubject>().exec();
  const found = await read(subjectId);
  // A merged row has no code: the subject that it was merged into tells the register.
  const known = found?.mergedInto === undefined ? found : await read(found.mergedInto);
  if (found === null || known === null || departmentOf(known) !== department)
    throw creditError('NOT_FOUND');
  if (found.mergedInto !== undefined) throw creditError('SUBJECT_MERGED');
  if (found.frozen === true || found.minor === true) throw creditError('INVALID_TRANSITION');
  return found;
}
