import type { Viewer } from '../../../schema/viewer';
import type { About } from './about';

/**
 * Whether a relational term holds between a viewer and an object. An unknown term, or an object
 * that is about nobody, never holds: deny by default.
 */
export function relationHolds(term: string, viewer: Viewer, about: About): boolean {
  const { subjectId } = about;
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
