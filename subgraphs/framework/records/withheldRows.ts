import type { StoreRequest } from '../context';
import { openersOf } from '../guard/openers';
import type { RowConditions } from './rowConditions';
import { RESTRICTED_ROWS, restrictedRows } from './rowRule';

/** Notes the lists of one record type that omit classes of records for the caller. */
export interface WithheldRows {
  /**
   * @param path normalised path of the list in the response
   * @param subjectId the subject of all records of the list, if they have one subject
   */
  list(path: string, subjectId?: string): void;
}

const NOTHING: WithheldRows = { list: () => undefined };

/**
 * The notes depend only on the caller, the list, the classes of the type, and whether the row rule
 * opens all records of the subject to the caller. They never depend on which records exist.
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
      const codes = viewer.authenticated
        ? openersOf(RESTRICTED_ROWS, viewer, cluster, today)
        : undefined;
      withheld.note(path, records, codes);
    },
  };
}
