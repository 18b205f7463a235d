import type { StoreRequest } from '../context';
import { openersOf } from '../guard/openers';
import type { RowConditions } from './rowConditions';
import { RESTRICTED_ROWS, restrictedRows } from './rowRule';

/** Notes the lists of one record type that do not show their caller every class of records. */
export interface WithheldRows {
  /**
   * @param path the list in the answer, normalised
   * @param subjectId the subject all records of the list are of, where there is one
   */
  list(path: string, subjectId?: string): void;
}

const NOTHING: WithheldRows = { list: () => undefined };

/**
 * What is noted depends on the caller, the list and the classes of the type alone, and on the
 * subject only as far as the row rule opens all of its records to the caller: never on which
 * records there are.
 * @param typeName name of the record type
 */
export function withheldRows(typeName: string, request: StoreRequest): WithheldRows {
  const { viewer, today, withheld } = request;
  const records = request.restricted.get(typeName) ?? [];
  if (records.length === 0) return NOTHING;
  const cluster = request.clusters.get(typeName);
  let open: RowConditions | undefined;
  const allOpen = (subjectId: string | undefined): boolean => {
    open ??= restrictedRows({ viewer, today, cluster });
    if (subjectId !== undefined && open.subjects.has(subjectId)) return true;
    return open.others.some((condition) => Object.keys(condition).length === 0);
  };
  return {
    list(path, subjectId) {
      if (withheld.has(path, records) || allOpen(subjectId)) return;
      const told = viewer.authenticated;
      withheld.note(
        path,
        records,
        told ? openersOf(RESTRICTED_ROWS, viewer, cluster, today) : undefined,
      );
    },
  };
}
