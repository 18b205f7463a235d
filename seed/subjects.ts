import type { OrganizationRecord } from '../subgraphs/subjects/subject/record';
import type { RelationRecord } from '../subgraphs/subjects/relation/record';
import type { PersonRecord } from '../subgraphs/subjects/subject/record';
import type { Row } from './row';

/** Rows of the subjects domain. */
export function subjectRow(document: OrganizationRecord | PersonRecord): Row {
  return { subgraph: 'subjects', collection: 'subjects', document };
}

export function relationRow(document: RelationRecord): Row {
  return { subgraph: 'subjects', collection: 'relations', document };
}
