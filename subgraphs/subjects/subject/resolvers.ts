import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import { selectedFields } from '../../framework/selection';
import type { Stores } from '../stores';
import { typeNameOf } from './typeName';

type Context = SubgraphContext<Stores>;

/** Resolves a reference from another subgraph to a subject of any type. */
export const subjectReference = (
  reference: { id: string },
  { stores }: Context,
  info: GraphQLResolveInfo,
) => stores.subjects.byId(reference.id, selectedFields(info));

export const subjectResolvers = {
  Query: {
    subject: (_: unknown, { id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.subjects.byId(id, selectedFields(info)),
    subjects: (
      _: unknown,
      { ids }: { ids: string[] },
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.subjects.byIds(ids, selectedFields(info)),
    me: (_: unknown, _args: unknown, { stores, viewer }: Context, info: GraphQLResolveInfo) =>
      viewer.subjectId === undefined
        ? null
        : stores.subjects.byId(viewer.subjectId, selectedFields(info)),
  },
  Subject: { __resolveType: typeNameOf, __resolveReference: subjectReference },
};
