import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../kit/context';
import { listOfParent } from '../../kit/page/listOfParent';
import type { DepartmentRef, SubjectRef } from '../../kit/record/references';
import { connectionSelection } from '../../kit/selection';
import { entityFields } from '../entityFields';
import type { Stores } from '../stores';
import type { ListEntryRecord } from './record';
import type { ListEntriesOfSubject, ListEntrySearch } from './store';

type Context = SubgraphContext<Stores>;

export const listEntryResolvers = {
  Query: {
    listEntries: (
      _: unknown,
      args: ListEntrySearch,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.listEntries.search(args, connectionSelection(info)),
  },
  Subject: {
    listEntries: listOfParent(
      (args: ListEntriesOfSubject, { stores }: Context, selection) =>
        stores.listEntries.ofSubjects(args, selection),
      ({ id }: SubjectRef) => id,
    ),
  },
  ListEntry: {
    ...entityFields((stores, id, fields) => stores.listEntries.byId(id, fields)),
    authority: ({ authorityId }: ListEntryRecord): DepartmentRef => ({
      __typename: 'Department',
      id: authorityId,
    }),
    addedOn: (entry: ListEntryRecord) => entry.decisionDate,
  },
};
