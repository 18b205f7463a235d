import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { Connection, PageArgs } from '../../kit/page/page';
import type { PageOfParent } from '../../kit/page/pager';
import { decidedBetween } from '../../kit/record/decidedBetween';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import type { CreditList, ListEntryRecord } from './record';

export interface ListEntrySearch extends PageArgs {
  readonly list: CreditList;
  readonly order?: 'NEWEST' | null;
  readonly filter?: {
    readonly department?: string | null;
    readonly addedFrom?: string | null;
    readonly addedTo?: string | null;
  } | null;
}

/** A subject's entries: of one list, or of both. */
export interface ListEntriesOfSubject extends PageArgs {
  readonly list?: CreditList | null;
}

export interface ListEntryStore extends Pick<RecordStore<ListEntryRecord>, 'byId'> {
  ofSubjects(args: ListEntriesOfSubject, selection: ListSelection): PageOfParent<ListEntryRecord>;
  search(args: ListEntrySearch, selection: ListSelection): Promise<Connection<ListEntryRecord>>;
}

export function listEntryStore(
  model: Model<ListEntryRecord>,
  request: StoreRequest,
): ListEntryStore {
  const records = recordStore(model, request, {
    authority: ['authorityId'],
    addedOn: ['decisionDate'],
  });
  return {
    ...records,
    ofSubjects: ({ list, ...page }, selection) =>
      records.ofSubjects(page, selection, { filter: { ...(list != null && { list }) } }),
    search: (args, selection) => records.search(args, selection, { filter: conditions(args) }),
  };
}

function conditions({ list, filter }: ListEntrySearch): Record<string, unknown> {
  return {
    list,
    ...(filter?.department != null && { authorityId: filter.department }),
    ...decidedBetween(filter?.addedFrom, filter?.addedTo),
  };
}
