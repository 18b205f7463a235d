import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import { listOfParent } from '../../framework/lists/listOfParent';
import { selectedFields } from '../../framework/selection';
import type { Stores } from '../stores';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { RECORD_TYPES } from './kinds';
import type { IndexRow } from './record';
import type { TimelineArgs } from './store';

type Context = SubgraphContext<Stores>;

const timeline = listOfParent(
  (args: TimelineArgs, { stores }: Context, selection) =>
    stores.recordIndex.ofSubjects(args, selection),
  ({ _id }: SubjectRow) => _id,
);

const reference = { id: ({ _id }: IndexRow) => _id };

export const recordIndexResolvers = {
  Query: {
    record: (_: unknown, { id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.recordIndex.byId(id, selectedFields(info)),
  },
  NaturalPerson: { timeline },
  LegalPerson: { timeline },
  UnincorporatedOrganization: { timeline },
  SelfEmployed: { timeline },
  CreditRecord: { __resolveType: ({ type }: IndexRow) => type },
  ...Object.fromEntries(RECORD_TYPES.map((type) => [type, reference])),
};
