import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../framework/context';
import type { PageArgs } from '../../framework/lists/page';
import { connectionSelection } from '../../framework/selection';
import type { Stores } from '../stores';
import { thumbprint } from './publicKeys';
import type { ClientRecord, PublicJwk } from './record';
import type { ClientSearch, ClientStore } from './store';

type Context = SubgraphContext<Stores>;

/** The arguments of a mutation, as the store method expects them. */
interface Change<Method extends 'register' | 'update' | 'setKeys' | 'confirm'> {
  readonly input: Parameters<ClientStore[Method]>[0];
  readonly key: string;
}
interface StatusChange {
  readonly input: Parameters<ClientStore['setStatus']>[1];
  readonly key: string;
}

export const clientResolvers = {
  Query: {
    client: (_: unknown, { id }: { id: string }, { stores }: Context) => stores.clients.byId(id),
    clients: (_: unknown, search: ClientSearch, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.clients.search(search, connectionSelection(info)),
    clientChanges: (
      _: unknown,
      search: PageArgs & { readonly clientId: string },
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.clients.changes(search, connectionSelection(info)),
  },
  Mutation: {
    registerClient: (_: unknown, { input, key }: Change<'register'>, { stores }: Context) =>
      stores.clients.register(input, key),
    updateClient: (_: unknown, { input, key }: Change<'update'>, { stores }: Context) =>
      stores.clients.update(input, key),
    setClientKeys: (_: unknown, { input, key }: Change<'setKeys'>, { stores }: Context) =>
      stores.clients.setKeys(input, key),
    confirmClient: (_: unknown, { input, key }: Change<'confirm'>, { stores }: Context) =>
      stores.clients.confirm(input, key),
    suspendClient: (_: unknown, { input, key }: StatusChange, { stores }: Context) =>
      stores.clients.setStatus('SUSPEND', input, key),
    reinstateClient: (_: unknown, { input, key }: StatusChange, { stores }: Context) =>
      stores.clients.setStatus('REINSTATE', input, key),
  },
  Client: {
    id: ({ _id }: ClientRecord) => _id,
    refusals: ({ refusals = 'ERRORS' }: ClientRecord) => refusals,
    origins: ({ origins = [] }: ClientRecord) => origins,
  },
  ClientKey: {
    thumbprint: (key: PublicJwk) => thumbprint(key),
    jwk: (key: PublicJwk) => JSON.stringify(key),
  },
};
