import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { Connection, PageArgs } from '../../kit/page/page';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import type { TaxGradeLevel, TaxGradeRecord } from './record';

export interface TaxGradeSearch extends PageArgs {
  readonly year: number;
  /** A where none is given: the grade the law has published. */
  readonly grade?: TaxGradeLevel | null;
}

export interface TaxGradeStore extends Pick<RecordStore<TaxGradeRecord>, 'byId' | 'ofSubjects'> {
  search(args: TaxGradeSearch, selection: ListSelection): Promise<Connection<TaxGradeRecord>>;
}

export function taxGradeStore(model: Model<TaxGradeRecord>, request: StoreRequest): TaxGradeStore {
  const records = recordStore(model, request);
  return {
    ...records,
    search: ({ year, grade, ...page }, selection) =>
      records.search(page, selection, { filter: { year, grade: grade ?? 'A' } }),
  };
}
