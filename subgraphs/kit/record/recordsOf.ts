import type { Model } from 'mongoose';
import type { StoreRequest } from '../context';
import type { Connection, PageArgs } from '../page/page';
import { pageOfParent } from '../page/pager';
import { projectionOf, type FieldSources } from '../projection';
import { disclosedRows } from './disclosedRows';
import type { CreditRecord } from './record';
import { NEWEST_FIRST, RECORD_KEYS, RECORD_SOURCES, type ListSelection } from './recordStore';
import { rowFilter } from './rowRule';

/**
 * A page of the records that belong to a parent other than their subject (a practitioner's, an
 * order's), newest first: batched over parents, and under the same row rule as every other list.
 * @param parentField document field with the parent's id; index it with decisionDate and _id
 */
export async function recordsOf<R extends CreditRecord>(
  model: Model<R>,
  request: StoreRequest,
  sources: FieldSources,
  parentField: string & keyof R,
  parentId: string,
  args: PageArgs,
  selection: ListSelection,
): Promise<Connection<R>> {
  const page = await pageOfParent(model, request, parentField, parentId, {
    list: `${model.modelName}.of.${parentField}`,
    args,
    order: NEWEST_FIRST,
    filter: rowFilter({ ...request, cluster: request.clusters.get(model.modelName) }),
    projection: projectionOf(selection.fields, { ...RECORD_SOURCES, ...sources }, RECORD_KEYS),
    wantsTotal: selection.wantsTotal,
  });
  disclosedRows(model.modelName, request).page(page, selection);
  return page;
}
