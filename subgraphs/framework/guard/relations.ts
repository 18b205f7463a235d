import type { ConsentGrant, Viewer } from '../../../schema/viewer';
import type { About } from './about';

/**
 * Whether a relational term holds between a viewer and an object. An unknown term, or an object
 * that does not carry what the term needs, never holds: deny by default.
 * @param cluster the consent cluster of the field asked for, where it belongs to one
 */
export function relationHolds(
  term: string,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
): boolean {
  const { subjectId, departmentId, region } = about;
  switch (term) {
    case 'rel:self':
      // Next of kin stand in the place of the dead (PIPL, Art. 49).
      return (
        subjectId !== undefined && (viewer.subjectId === subjectId || viewer.kinOf === subjectId)
      );
    case 'rel:representative':
      return subjectId !== undefined && viewer.represents.includes(subjectId);
    case 'rel:jurisdiction':
      // What a department issued is its own; a subject's file is the district's.
      if (departmentId !== undefined) return viewer.department === departmentId;
      return region !== undefined && viewer.district === region;
    case 'rel:case':
      return subjectId !== undefined && viewer.caseFile?.subjects.includes(subjectId) === true;
    case 'rel:consent':
      return openingConsent(viewer, about, cluster) !== undefined;
    default:
      return false;
  }
}

/** The first of the viewer's consents that opens an object; undefined where none does. */
export function openingConsent(
  { consents }: Pick<Viewer, 'consents'>,
  about: About,
  cluster: string | undefined,
): ConsentGrant | undefined {
  return consents?.find((consent) => consentOpens(consent, about, cluster));
}

function consentOpens(consent: ConsentGrant, about: About, cluster: string | undefined): boolean {
  return (
    consent.subjectId === about.subjectId &&
    cluster !== undefined &&
    consent.clusters.includes(cluster) &&
    (about.date === undefined ||
      ((consent.historyFrom === undefined || consent.historyFrom <= about.date) &&
        (consent.historyTo === undefined || about.date <= consent.historyTo)))
  );
}
