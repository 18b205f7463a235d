import { clustersOf, openedClusters } from '../opened';
import type { ConsentView } from '../view';
import { namesOf } from '../../catalogue/item';
import { OPENED, type OpenedField, type Opening } from './openedFields';
import { previewOperation } from './operation';

/** One line of a preview. */
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

/** The types of which a subject is one. */
const KINDS: ReadonlySet<string> = new Set([
  'NaturalPerson',
  'LegalPerson',
  'UnincorporatedOrganization',
  'SelfEmployed',
]);

/** What only persons have beside their own type, and what only organisations have. */
const OF_PERSONS: ReadonlySet<string> = new Set(['PersonalContact']);
const OF_ORGANIZATIONS: ReadonlySet<string> = new Set(['OrganizationContact']);

/**
 * What exactly a consent opens of its subject: of a request that waits, all it asks for; of one
 * that was granted, what was granted.
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
  const of = clustersOf(purpose, clusters, today);
  const now =
    state === 'AUTHORISED' && granted
      ? openedClusters(purpose, granted.clusters, separate, today)
      : [];
  const fields = OPENED.filter(
    (field) => [...of.open, ...of.separate].includes(field.cluster) && fits(field, type),
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
      separate: of.separate.includes(field.cluster),
      open: now.includes(field.cluster),
    })),
    operation: previewOperation(subjectId, type, fields),
  };
}

/** Whether subjects of a type have the field. */
function fits({ type: of }: OpenedField, type: string): boolean {
  if (KINDS.has(of)) return of === type;
  return !(type === 'NaturalPerson' ? OF_ORGANIZATIONS : OF_PERSONS).has(of);
}
