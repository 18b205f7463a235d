import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import type { PageArgs } from '../../framework/lists/page';
import { connectionSelection } from '../../framework/selection';
import type { Stores } from '../stores';
import type { OperationRecord, SafelistRecord } from './record';
import type { SafelistStore } from './store';

type Context = SubgraphContext<Stores>;
type OfClient = PageArgs & { readonly clientId: string };

/** The arguments of a mutation, as the store method expects them. */
interface Change<Method extends 'add' | 'stage' | 'replace' | 'remove' | 'release'> {
  readonly input: Parameters<SafelistStore[Method]>[0];
  readonly key: string;
}

export const safelistResolvers = {
  Query: {
    safelist: (_: unknown, { clientId }: OfClient, { stores }: Context) =>
      stores.safelists.byClient(clientId),
    safelists: (_: unknown, args: PageArgs, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.safelists.search(args, connectionSelection(info)),
    safelistOperations: (
      _: unknown,
      search: OfClient,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.safelists.operations(search, connectionSelection(info)),
    safelistOperation: (
      _: unknown,
      { clientId, id }: { readonly clientId: string; readonly id: string },
      { stores }: Context,
    ) => stores.safelists.operation(clientId, id),
    safelistChanges: (
      _: unknown,
      search: OfClient,
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.safelists.changes(search, connectionSelection(info)),
  },
  Mutation: {
    addSafelistOperations: (_: unknown, { input, key }: Change<'add'>, { stores }: Context) =>
      stores.safelists.add(input, key),
    stageSafelistOperations: (_: unknown, { input }: Change<'stage'>, { stores }: Context) =>
      stores.safelists.stage(input),
    replaceSafelist: (_: unknown, { input, key }: Change<'replace'>, { stores }: Context) =>
      stores.safelists.replace(input, key),
    removeSafelistOperations: (_: unknown, { input, key }: Change<'remove'>, { stores }: Context) =>
      stores.safelists.remove(input, key),
    releaseSafelist: (_: unknown, { input, key }: Change<'release'>, { stores }: Context) =>
      stores.safelists.release(input, key),
  },
  Safelist: {
    clientId: ({ _id }: SafelistRecord) => _id,
  },
  SafelistOperation: {
    id: ({ hash }: OperationRecord) => hash,
  },
};
