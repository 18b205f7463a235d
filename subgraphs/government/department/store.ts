import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../kit/byKeys';
import type { StoreRequest } from '../../kit/context';
import { readRows } from '../../kit/readRows';
import type { DepartmentRecord } from './record';

export interface DepartmentStore {
  /** A department, or null when there is none. Batched. */
  byId(id: string): Promise<DepartmentRecord | null>;
  /** All of them, in the order of the plan. */
  all(): Promise<DepartmentRecord[]>;
}

export function departmentStore(
  model: Model<DepartmentRecord>,
  request: StoreRequest,
): DepartmentStore {
  const loader = request.memo.get(
    'departments.byId',
    () =>
      new DataLoader<string, DepartmentRecord | null>(async (ids) => {
        const rows = await readRows(model, { _id: { $in: [...ids] } });
        return byKeys(ids, rows, (row) => row._id);
      }),
  );
  return {
    byId: (id) => loader.load(id),
    all: () => readRows(model, {}, { sort: { planOrder: 1, _id: 1 } }),
  };
}
