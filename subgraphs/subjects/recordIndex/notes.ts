import type { StoreRequest } from '../../framework/context';
import type { Connection } from '../../framework/lists/page';
import { disclosedRows, type DisclosedRows } from '../../framework/records/disclosedRows';
import { withheldRows } from '../../framework/records/withheldRows';
import type { ListSelection } from '../../framework/selection';
import type { IndexRow } from './record';

const CONNECTION = 'CreditRecordConnection';

/** Notes which records of the index leave, and which a timeline does not show. */
export interface IndexNotes {
  row(row: IndexRow, fields: ReadonlySet<string>): void;
  /** A page of a subject's records of some types. */
  page(page: Connection<IndexRow>, selection: ListSelection, subjectId: string): void;
}

/**
 * As for lists of one type: a record is noted under its type, and a total in the clusters that it
 * counts records of.
 * @param types the types a page is of
 */
export function indexNotes(types: readonly string[], request: StoreRequest): IndexNotes {
  const disclosed = (type: string): DisclosedRows =>
    request.memo.get(`indexed.${type}`, () => disclosedRows(type, request, CONNECTION));
  const { clusters, restricted } = request;
  const counted = firstOf(types, (type) => clusters.get(type)).map(disclosed);
  const withheld = firstOf(types, (type) => [clusters.get(type), restricted.get(type)].join()).map(
    (type) => withheldRows(type, request),
  );
  const row: IndexNotes['row'] = (each, fields) => disclosed(each.type).row(each, fields);
  return {
    row,
    page({ nodes }, { fields, wantsTotal, path }, subjectId) {
      // Where nothing but a total is asked for, the rows stay here.
      if (fields.size > 0 || !wantsTotal) for (const node of nodes) row(node, fields);
      if (wantsTotal) for (const each of counted) each.total(subjectId);
      for (const each of withheld) each.list(path, subjectId);
    },
  };
}

/** The first of the types with each key. */
function firstOf(types: readonly string[], keyOf: (type: string) => string | undefined): string[] {
  const keys = types.map(keyOf);
  return types.filter((_, at) => keys.indexOf(keys[at]) === at);
}
