import type { StoreRequest } from '../context';
import { aboutRecord } from '../guard/about';
import { allows, consentRelied } from '../guard/verdict';
import type { Connection } from '../lists/page';
import { perSelection } from '../perSelection';
import type { CreditRecord } from './record';
import { isShown } from './live';
import { RESTRICTED_ROWS, seesEnded } from './rowRule';

type Row = Pick<
  CreditRecord,
  | 'subjectId'
  | 'sourceDepartmentId'
  | 'decisionDate'
  | 'disclosure'
  | 'state'
  | 'publicityStart'
  | 'visibleUntil'
>;

interface Selection {
  readonly fields: ReadonlySet<string>;
  readonly wantsTotal: boolean;
}

/** Notes the disclosed records of one type that not every caller can see. */
export interface DisclosedRows {
  /** Notes a record that is returned by reference. */
  row(row: Row, fields: ReadonlySet<string>): void;
  /** Notes a total of one subject's records. */
  total(subjectId: string): void;
  /** Notes a page of records. @param subjectId the subject of the list, if it has one */
  page(connection: Connection<Row>, selection: Selection, subjectId?: string): void;
}

/**
 * Notes RESTRICTED records and ended records. Their existence is itself a disclosure, and so are
 * their fields, including those that are public on an OPEN record. The guard notes guarded fields,
 * because only it knows whether it allowed them.
 *
 * A total that may count RESTRICTED records is noted for the subject of the list. If the list is of
 * all subjects, the total is noted for the subjects to whom the caller has a named relation: the
 * caller, those they represent, those of their case and those of a consent. An officer's total of
 * one subject's records is always noted, because it may count records that the officer's department
 * issued; a total of all subjects is not noted for that reason, because it names no subject.
 * @param typeName name of the record type
 * @param connection name of its connection type
 */
export function disclosedRows(
  typeName: string,
  request: StoreRequest,
  connection = `${typeName}Connection`,
): DisclosedRows {
  const { viewer, today, disclosures, guarded } = request;
  const cluster = request.clusters.get(typeName);
  const mayHaveEnded = seesEnded({ viewer, today, cluster });
  const coordinatesOf = perSelection((fields): readonly string[] => {
    const named = [...fields]
      .filter((field) => !field.startsWith('__'))
      .map((field) => `${typeName}.${field}`)
      .filter((coordinate) => !guarded.has(coordinate));
    // Without a field to note, the existence of the row is still a disclosure.
    return named.length > 0 ? named : [`${typeName}.id`];
  });

  function row(own: Row, fields: ReadonlySet<string>): void {
    if (own.disclosure === 'OPEN' && (!mayHaveEnded || isShown(own, today))) return;
    const about = aboutRecord('', own);
    const consent = consentRelied(RESTRICTED_ROWS, viewer, about, cluster, today);
    for (const coordinate of coordinatesOf(fields))
      disclosures.note('disclosed', own.subjectId, coordinate, cluster, consent);
  }

  function total(subjectId: string): void {
    if (!viewer.authenticated) return;
    const about = {
      subjectId,
      ...(viewer.department !== undefined && { departmentId: viewer.department }),
    };
    if (!allows(RESTRICTED_ROWS, viewer, about, cluster, today)) return;
    const consent = consentRelied(RESTRICTED_ROWS, viewer, about, cluster, today);
    disclosures.note('disclosed', subjectId, `${connection}.totalCount`, cluster, consent);
  }

  return {
    row,
    total,
    page({ nodes }, { fields, wantsTotal }, subjectId) {
      // If only the total is requested, the rows are not part of the response.
      if (fields.size > 0 || !wantsTotal) for (const node of nodes) row(node, fields);
      if (!wantsTotal || !viewer.authenticated) return;
      const counted = subjectId === undefined ? subjectsNamed(request) : [subjectId];
      for (const each of counted) total(each);
    },
  };
}

/** The subjects to which a caller has a named relation. */
function subjectsNamed({ viewer }: StoreRequest): ReadonlySet<string> {
  return new Set([
    ...(viewer.subjectId === undefined ? [] : [viewer.subjectId]),
    ...(viewer.kinOf === undefined ? [] : [viewer.kinOf]),
    ...viewer.represents,
    ...(viewer.caseFile?.subjects ?? []),
    ...(viewer.consents ?? []).map(({ subjectId }) => subjectId),
  ]);
}
