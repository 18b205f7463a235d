import type { Model } from 'mongoose';
import type { StoreRequest } from '../context';
import type { PageArgs } from '../page/page';
import { pagesOfParents, type PageOfParent } from '../page/pager';
import { projectionOf, type FieldSources } from '../projection';
import { disclosedRows } from './disclosedRows';
import type { CreditRecord } from './record';
import { NEWEST_FIRST, RECORD_SOURCES, rowKeys } from './recordStore';
import type { ListSelection } from '../selection';
import { rowFilter } from './rowRule';
import { withheldRows } from './withheldRows';

/**
 * The pages of the records that belong to parents other than their subject (a practitioner's, an
 * order's), newest first: batched over parents, and under the same row rule as every other list.
 * @param parentField document field with the parent's id; index it with decisionDate and _id
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
 */
export function recordsOf<R extends CreditRecord>(
  model: Model<R>,
  request: StoreRequest,
  sources: FieldSources,
  parentField: string & keyof R,
  args: PageArgs,
  selection: ListSelection,
): PageOfParent<R> {
  const question = { ...request, cluster: request.clusters.get(model.modelName) };
  const wanted = {
    list: `${model.modelName}.of.${parentField}`,
    args,
    order: NEWEST_FIRST,
    filter: rowFilter(question),
    projection: projectionOf(
      selection.fields,
      { ...RECORD_SOURCES, ...sources },
      rowKeys(question),
    ),
    wantsTotal: selection.wantsTotal,
  };
  const disclosed = disclosedRows(model.modelName, request);
  const withheld = withheldRows(model.modelName, request);
  return pagesOfParents(model, request, parentField, wanted, (page, _parentId, subjectId) => {
    disclosed.page(page, selection);
    withheld.list(selection.path, subjectId);
  });
}
