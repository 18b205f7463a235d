import type { StoreRequest } from '../../framework/context';
import type { Connection } from '../../framework/lists/page';
import { disclosedRows, type DisclosedRows } from '../../framework/records/disclosedRows';
import { withheldRows } from '../../framework/records/withheldRows';
import type { ListSelection } from '../../framework/selection';
import type { IndexRow } from './record';

const CONNECTION = 'CreditRecordConnection';

/** Notes the index rows that a response discloses, and those that a timeline withholds. */
export interface IndexDisclosures {
  /** A record by id. */
  row(row: IndexRow, fields: ReadonlySet<string>): void;
  /** A page of a subject's records of some types. */
  page(page: Connection<IndexRow>, selection: ListSelection, subjectId: string): void;
}

/**
 * Follows the rules for lists of one type: a record is noted under its type, and a total under each
 * cluster whose records it counts.
 * @param types the record types that a page may contain
 */
export function indexDisclosures(
  types: readonly string[],
  request: StoreRequest,
): IndexDisclosures {
  const disclosed = (type: string): DisclosedRows =>
    request.memo.get(`indexed.${type}`, () => disclosedRows(type, request, CONNECTION));
  const { clusters, restricted } = request;
  const counted = firstOf(types, (type) => clusters.get(type)).map(disclosed);
  const withheld = firstOf(types, (type) => [clusters.get(type), restricted.get(type)].join()).map(
    (type) => withheldRows(type, request),
  );
  const row: IndexDisclosures['row'] = (record, fields) =>
    disclosed(record.type).row(record, fields);
  return {
    row,
    page({ nodes }, { fields, wantsTotal, path }, subjectId) {
      // A request for only the total does not return the rows.
      if (fields.size > 0 || !wantsTotal) for (const node of nodes) row(node, fields);
      if (wantsTotal) for (const rows of counted) rows.total(subjectId);
      for (const rows of withheld) rows.list(path, subjectId);
    },
  };
}

/** The first type for each distinct key. */
function firstOf(types: readonly string[], keyOf: (type: string) => string | undefined): string[] {
  const keys = types.map(keyOf);
  return types.filter((_, index) => keys.indexOf(keys[index]) === index);
}
