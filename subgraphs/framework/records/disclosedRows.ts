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

/** Notes the records of one type that leave although they do not exist for everybody. */
export interface DisclosedRows {
  /** A record by reference. */
  row(row: Row, fields: ReadonlySet<string>): void;
  /** A total of one subject's records. */
  total(subjectId: string): void;
  /** A page of records, of one subject where the list is one subject's. */
  page(connection: Connection<Row>, selection: Selection, subjectId?: string): void;
}

/**
 * The notes of RESTRICTED records and of ended ones: that there is one is itself a disclosure,
 * and so are its fields, those included that are public on an OPEN record. Guarded fields are left
 * to the guard, which knows whether it opened them. A total in which RESTRICTED records may be
 * counted is noted for the subject of the list, or, where a list is of all subjects, for those whose RESTRICTED
 * records the caller may see by name: themself, those represented, those of the case or of a
 * consent. An officer's total of one subject's records is always noted, for it may hold what the
 * officer's department issued; of a list of all subjects it names none of them.
 * @param typeName name of the record type
 * @param connection name of the type of its pages
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
    // Of a row without a field it still is told that it is there.
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
      // Where nothing but a total is asked for, the rows stay here.
      if (fields.size > 0 || !wantsTotal) for (const node of nodes) row(node, fields);
      if (!wantsTotal || !viewer.authenticated) return;
      const counted = subjectId === undefined ? subjectsNamed(request) : [subjectId];
      for (const each of counted) total(each);
    },
  };
}

/** The subjects a caller is related to by name. */
function subjectsNamed({ viewer }: StoreRequest): ReadonlySet<string> {
  return new Set([
    ...(viewer.subjectId === undefined ? [] : [viewer.subjectId]),
    ...(viewer.kinOf === undefined ? [] : [viewer.kinOf]),
    ...viewer.represents,
    ...(viewer.caseFile?.subjects ?? []),
    ...(viewer.consents ?? []).map(({ subjectId }) => subjectId),
  ]);
}
