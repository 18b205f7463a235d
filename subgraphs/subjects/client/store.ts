import type { ClientAction, ClientStatus } from '../../../schema/generated/subjects.rows';
import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import type { ClientKind, TokenBinding } from '../../../schema/registry';
import { creditError } from '../../../schema/errors';
import type { Cluster } from '../../../schema/policy/rules';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import type { Connection, PageArgs } from '../../framework/lists/page';
import { searchPage } from '../../framework/lists/pager';
import { rowList } from '../../framework/lists/list';
import type { ListSelection } from '../../framework/selection';
import { idempotencyOf } from '../../framework/idempotency';
import type { Update } from '../../framework/partialUpdate';
import { textOf } from '../../framework/textOf';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { changeClient, type ChangeRequest } from './changeClient';
import { confirmationFacts, confirmedEntry, type ConfirmInput } from './confirmClient';
import type { ClientModels } from './model';
import { readPublicKeys } from './publicKeys';
import type { ClientChangeRecord, ClientRecord } from './record';
import {
  updatedEntry,
  updatedQuotas,
  withKeys,
  type Changeable,
  type ClientKeys,
} from './updateClient';

/** The input for registering a client. */
export interface NewClient extends Update<Changeable & ClientKeys> {
  readonly id: string;
  readonly kind: ClientKind;
  readonly name: string;
  readonly organization?: string | null;
  readonly purposes: readonly string[];
  readonly clusters: readonly Cluster[];
  readonly binding: TokenBinding;
}

/** An entry and the version that the caller has read. */
interface ReadVersion {
  readonly id: string;
  readonly version: number;
}

/** Conditions of a list of clients. */
export interface ClientSearch extends PageArgs {
  readonly kind?: ClientKind | null;
  readonly status?: ClientStatus | null;
}

/** The client registry, as its administrators use it. */
export interface ClientStore {
  /** A client, or null. Batched. */
  byId(id: string): Promise<ClientRecord | null>;
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  search(search: ClientSearch, selection: ListSelection): Promise<Connection<ClientRecord>>;
  /** The changes of a client, newest first. @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  changes(
    search: PageArgs & { readonly clientId: string },
    selection: ListSelection,
  ): Promise<Connection<ClientChangeRecord>>;
  /** @throws as changeClient, CONFLICT when a client with this id exists */
  register(input: NewClient, key: string): Promise<ClientRecord>;
  /** @throws as changeClient, NOT_FOUND, CONFLICT */
  update(input: ReadVersion & Update<Changeable>, key: string): Promise<ClientRecord>;
  /** @throws as changeClient, NOT_FOUND, CONFLICT */
  setKeys(input: ReadVersion & Update<ClientKeys>, key: string): Promise<ClientRecord>;
  /** @throws as changeClient and confirmedEntry */
  confirm(input: ReadVersion & ConfirmInput, key: string): Promise<ClientRecord>;
  /** @throws as changeClient, NOT_FOUND, CONFLICT, INVALID_TRANSITION, FORBIDDEN */
  setStatus(
    action: 'SUSPEND' | 'REINSTATE',
    input: ReadVersion & { readonly reason: string },
    key: string,
  ): Promise<ClientRecord>;
}

export function clientStore(
  models: ClientModels,
  subjects: Model<SubjectRow>,
  request: StoreRequest,
): ClientStore {
  const { viewer, vault, now } = request;

  const apply = (
    action: ClientAction,
    input: { readonly id: string },
    key: string,
    rest: Pick<ChangeRequest, 'change' | 'reason'>,
  ) =>
    changeClient(models, request, {
      id: input.id,
      action,
      idempotency: idempotencyOf(key, [`client.${action}`, input], viewer, vault),
      ...rest,
    });

  return {
    byId(id) {
      const loader = request.memo.get(
        'clients.byId',
        () =>
          new DataLoader<string, ClientRecord | null>(async (ids) => {
            const rows = await models.entry
              .find({ _id: { $in: [...ids] } })
              .lean<ClientRecord[]>()
              .exec();
            return byKeys(ids, rows, (row) => row._id);
          }),
      );
      return loader.load(id);
    },
    search: ({ kind, status, ...args }, { wantsTotal }) =>
      searchPage(
        request,
        rowList(request, {
          collection: models.entry.collection.collectionName,
          name: 'Client.search',
          args,
          order: [['_id', 1]],
          scope: { ...(kind != null && { kind }), ...(status != null && { status }) },
          project: {},
          wantsTotal,
        }),
      ),
    changes: ({ clientId, ...args }, { wantsTotal }) =>
      searchPage(
        request,
        rowList(request, {
          collection: models.change.collection.collectionName,
          name: 'ClientChange.search',
          args,
          order: [
            ['version', -1],
            ['_id', -1],
          ],
          scope: { clientId },
          project: {},
          wantsTotal,
        }),
      ),
    register: (input, key) =>
      apply('REGISTER', input, key, {
        change(before) {
          if (before !== null)
            throw creditError('CONFLICT', 'A client with this id is already registered.');
          return {
            _id: input.id,
            kind: input.kind,
            name: input.name,
            organization: input.organization ?? null,
            confirmation: null,
            status: 'ACTIVE',
            purposes: input.purposes,
            clusters: input.clusters,
            mode: input.mode ?? 'FILTER',
            refusals: input.refusals ?? 'ERRORS',
            binding: input.binding,
            developer: input.developer ?? false,
            quotas: updatedQuotas(undefined, input.quotas),
            keys: readPublicKeys(input.keys ?? []),
            certificates: input.certificates ?? [],
            version: 1,
            registeredAt: now,
            changedAt: now,
          };
        },
      }),
    update: (input, key) =>
      apply('UPDATE', input, key, {
        change: (before) => updatedEntry(requireVersion(before, input), input),
      }),
    setKeys: (input, key) =>
      apply('SET_KEYS', input, key, {
        change: (before) => withKeys(requireVersion(before, input), input),
      }),
    async confirm(input, key) {
      const idempotency = idempotencyOf(key, ['client.CONFIRM', input], viewer, vault);
      const facts = await confirmationFacts(models, subjects, input.id, viewer);
      return changeClient(models, request, {
        id: input.id,
        action: 'CONFIRM',
        idempotency,
        reason: textOf('reason', input.reason, 2, 500),
        change: (before) => confirmedEntry(requireVersion(before, input), input, facts, request),
      });
    },
    setStatus: (action, input, key) =>
      apply(action, input, key, {
        reason: textOf('reason', input.reason, 2, 500),
        change(before) {
          const entry = requireVersion(before, input);
          if (action === 'SUSPEND' && viewer.client === entry._id)
            throw creditError(
              'FORBIDDEN',
              'A caller cannot suspend the client it uses: use another client of the department.',
            );
          const status = action === 'SUSPEND' ? 'SUSPENDED' : 'ACTIVE';
          if (entry.status === status) throw creditError('INVALID_TRANSITION');
          return { ...entry, status };
        },
      }),
  };
}

/** The entry, if it exists in the version that the caller has read. @throws NOT_FOUND, CONFLICT */
function requireVersion(before: ClientRecord | null, { version }: ReadVersion): ClientRecord {
  if (before === null) throw creditError('NOT_FOUND');
  if (before.version !== version) throw creditError('CONFLICT');
  return before;
}
