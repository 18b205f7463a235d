import { clustersOf, openedClusters } from '../opened';
import type { ConsentView } from '../view';
import { namesOf } from '../../catalogue/item';
import { OPENED_FIELDS, type OpenedField, type Opening } from './openedFields';
import { previewOperation } from './operation';

/** One field in a preview. */
export interface PreviewField {
  readonly type: string;
  readonly field: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly subgraph: string;
  readonly cluster: string;
  readonly opens: Opening;
  readonly mask: string | null;
  readonly separate: boolean;
  readonly open: boolean;
}

/** The concrete types of subjects. */
const SUBJECT_TYPES: ReadonlySet<string> = new Set([
  'NaturalPerson',
  'LegalPerson',
  'UnincorporatedOrganization',
  'SelfEmployed',
]);

/** Types of objects that only persons have, and that only organisations have. */
const PERSON_ONLY_TYPES: ReadonlySet<string> = new Set(['PersonalContact']);
const ORGANIZATION_ONLY_TYPES: ReadonlySet<string> = new Set(['OrganizationContact']);

/**
 * The fields that a consent opens on its subject: all requested fields while the request awaits an
 * answer, and the granted ones afterwards.
 * @param type the subject's type, such as `NaturalPerson`
 * @param today YYYY-MM-DD, China Standard Time
 */
export function consentPreview(
  { purpose, requested, granted, separate, state }: ConsentView,
  subjectId: string,
  type: string,
  today: string,
): { readonly fields: readonly PreviewField[]; readonly operation: string } {
  const { clusters } = granted ?? requested;
  const { open, separate: needsSeparate } = clustersOf(purpose, clusters, today);
  const openNow =
    state === 'AUTHORISED' && granted
      ? openedClusters(purpose, granted.clusters, separate, today)
      : [];
  const fields = OPENED_FIELDS.filter(
    (field) => [...open, ...needsSeparate].includes(field.cluster) && existsOn(field, type),
  );
  return {
    fields: fields.map((field) => ({
      type: field.type,
      field: field.field,
      ...namesOf(field.description),
      subgraph: field.owner,
      cluster: field.cluster,
      opens: field.opens,
      mask: field.opens === 'MASKED' ? (field.mask?.as ?? null) : null,
      separate: needsSeparate.includes(field.cluster),
      open: openNow.includes(field.cluster),
    })),
    operation: previewOperation(subjectId, type, fields),
  };
}

/** Whether subjects of a type have the field. */
function existsOn({ type }: OpenedField, subjectType: string): boolean {
  if (SUBJECT_TYPES.has(type)) return type === subjectType;
  return !(subjectType === 'NaturalPerson' ? ORGANIZATION_ONLY_TYPES : PERSON_ONLY_TYPES).has(type);
}
