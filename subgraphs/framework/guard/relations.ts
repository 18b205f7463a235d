import type { ConsentGrant, Viewer } from '../../../schema/viewer';
import type { About } from './about';

/**
 * Whether a relational term is true for a viewer and an object. It is false for an unknown term and
 * for an object without the facts that the term needs: deny by default.
 * @param cluster the consent cluster of the requested field, if it belongs to one
 */
export function hasRelation(
  term: string,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
): boolean {
  const { subjectId, departmentId, region } = about;
  switch (term) {
    case 'rel:self':
      // The next of kin exercise the rights of a deceased person (PIPL, Art. 49).
      return (
        subjectId !== undefined && (viewer.subjectId === subjectId || viewer.kinOf === subjectId)
      );
    case 'rel:representative':
      return subjectId !== undefined && viewer.represents.includes(subjectId);
    case 'rel:jurisdiction':
      // A department has jurisdiction over what it issued, a district over the files of its
      // subjects.
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

/** The first of the viewer's consents that covers the object; undefined if none does. */
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
