import type { RelationRow, SubjectRow } from '../schema/generated/subjects.rows';
import type { Row } from './row';

/** Rows of the subjects domain. */
export function subjectRow(document: SubjectRow): Row {
  return { subgraph: 'subjects', collection: 'subjects', document };
}

export function relationRow(document: RelationRow): Row {
  return { subgraph: 'subjects', collection: 'relations', document };
}
