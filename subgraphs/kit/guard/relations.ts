import type { Viewer } from '../../../schema/viewer';

/**
 * Whether a relational term holds between a viewer and the subject an object is about. An
 * unknown term, or an object that is about nobody, never holds: deny by default.
 */
export function relationHolds(
  term: string,
  viewer: Viewer,
  subjectId: string | undefined,
): boolean {
  if (subjectId === undefined) return false;
  switch (term) {
    case 'rel:self':
      return viewer.subjectId === subjectId;
    case 'rel:representative':
      return viewer.represents.includes(subjectId);
    default:
      return false;
  }
}
