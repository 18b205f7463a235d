import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import type { DepartmentRow } from '../../../schema/generated/government.rows';

export interface DepartmentStore {
  /** A department, or null when there is none. Batched. */
  byId(id: string): Promise<DepartmentRow | null>;
  /** All of them, in the order of the plan. */
  all(): Promise<DepartmentRow[]>;
}

/** The stores that resolvers of departments need. */
export interface WithDepartments {
  readonly departments: DepartmentStore;
}

export function departmentStore(
  model: Model<DepartmentRow>,
  { memo, reads }: Pick<StoreRequest, 'memo' | 'reads'>,
): DepartmentStore {
  const { collectionName: collection } = model.collection;
  const loader = memo.get(
    'departments.byId',
    () =>
      new DataLoader<string, DepartmentRow | null>(async (ids) => {
        const rows = await reads.rows<DepartmentRow>({
          collection,
          of: { field: '_id', values: ids },
          match: {},
        });
        return byKeys(ids, rows, (row) => row._id);
      }),
  );
  return {
    byId: (id) => loader.load(id),
    all: () => reads.rows({ collection, match: {}, sort: { planOrder: 1, _id: 1 } }),
  };
}
