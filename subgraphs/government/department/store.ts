import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import type { DepartmentRecord } from './record';

export interface DepartmentStore {
  /** A department, or null when there is none. Batched. */
  byId(id: string): Promise<DepartmentRecord | null>;
  /** All of them, in the order of the plan. */
  all(): Promise<DepartmentRecord[]>;
}

/** The stores that resolvers of departments need. */
export interface WithDepartments {
  readonly departments: DepartmentStore;
}

export function departmentStore(
  model: Model<DepartmentRecord>,
  { memo, reads }: Pick<StoreRequest, 'memo' | 'reads'>,
): DepartmentStore {
  const { collectionName: collection } = model.collection;
  const loader = memo.get(
    'departments.byId',
    () =>
      new DataLoader<string, DepartmentRecord | null>(async (ids) => {
        const rows = await reads.rows<DepartmentRecord>({
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
