import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import { withoutPrefix } from '../../../schema/safelist/operationId';
import type { SafelistAction } from '../../../schema/generated/subjects.rows';
import type { StoreRequest } from '../../framework/context';
import { idempotencyOf } from '../../framework/idempotency';
import { rowList, type RowList } from '../../framework/lists/list';
import type { Order } from '../../framework/lists/order';
import type { Connection, PageArgs } from '../../framework/lists/page';
import { searchPage } from '../../framework/lists/pager';
import type { ListSelection } from '../../framework/selection';
import { textOf } from '../../framework/textOf';
import type { ClientRecord } from '../client/record';
import { apiSchema } from './apiSchema';
import { changeSafelist, type ChangedSafelist, type SafelistRequest } from './changeSafelist';
import { replacement, stageOperations } from './drafts';
import type { SafelistModels } from './model';
import type { OperationRecord, SafelistChangeRecord, SafelistRecord } from './record';
import { operationsNamed } from './operationsNamed';
import { checkBatch, submission, type SubmittedOperation } from './submission';

/** A client and the version of its list that the caller has read. */
interface ListVersion {
  readonly clientId: string;
  readonly version?: number | null;
}

type OfClient = PageArgs & { readonly clientId: string };

/** The safelists, as the administrators of clients use them. */
export interface SafelistStore {
  byClient(clientId: string): Promise<SafelistRecord | null>;
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  search(args: PageArgs, selection: ListSelection): Promise<Connection<SafelistRecord>>;
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  operations(search: OfClient, selection: ListSelection): Promise<Connection<OperationRecord>>;
  /** An operation by its id or another id of it, or null. */
  operation(clientId: string, id: string): Promise<OperationRecord | null>;
  /** The changes of a list, newest first. @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  changes(search: OfClient, selection: ListSelection): Promise<Connection<SafelistChangeRecord>>;
  /** @throws as changeSafelist, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  add(
    input: ListVersion & { readonly operations: readonly SubmittedOperation[] },
    key: string,
  ): Promise<ChangedSafelist>;
  /** @throws NOT_FOUND, BAD_USER_INPUT, CONFLICT */
  stage(input: {
    readonly clientId: string;
    readonly draft: string;
    readonly operations: readonly SubmittedOperation[];
  }): Promise<ChangedSafelist>;
  /** @throws as changeSafelist, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  replace(
    input: ListVersion & { readonly draft?: string | null; readonly operationCount: number },
    key: string,
  ): Promise<SafelistRecord | null>;
  /** @throws as changeSafelist, NOT_FOUND, INVALID_TRANSITION, BAD_USER_INPUT */
  remove(
    input: ListVersion & { readonly ids: readonly string[]; readonly allowEmpty?: boolean | null },
    key: string,
  ): Promise<SafelistRecord | null>;
  /** @throws as changeSafelist, NOT_FOUND, INVALID_TRANSITION, BAD_USER_INPUT */
  release(
    input: ListVersion & { readonly reason: string },
    key: string,
  ): Promise<SafelistRecord | null>;
}

const BY_ID: Order = [['_id', 1]];
const BY_HASH: Order = [
  ['hash', 1],
  ['_id', 1],
];
const NEWEST: Order = [
  ['version', -1],
  ['_id', -1],
];

export function safelistStore(
  models: SafelistModels,
  clients: Model<ClientRecord>,
  request: StoreRequest,
): SafelistStore {
  const { viewer, vault, now } = request;

  const byClient = (clientId: string) =>
    models.list.findById(clientId).lean<SafelistRecord>().exec();

  /** @throws NOT_FOUND when no client has this id */
  async function checkClient(clientId: string): Promise<void> {
    if ((await clients.exists({ _id: clientId }).exec()) === null)
      throw creditError('NOT_FOUND', 'There is no client with this id.');
  }

  /** @throws FORBIDDEN when the caller would restrict the client that it uses */
  function checkOther(clientId: string): void {
    if (viewer.client === clientId)
      throw creditError(
        'FORBIDDEN',
        'A caller cannot restrict the client it uses: use another client of the department.',
      );
  }

  function apply(
    action: SafelistAction,
    { clientId, version }: ListVersion,
    key: string,
    input: unknown,
    rest: Pick<SafelistRequest, 'edit' | 'reason'>,
  ): Promise<ChangedSafelist | undefined> {
    return changeSafelist(models, {
      clientId,
      version,
      action,
      idempotency: idempotencyOf(key, [`safelist.${action}`, input], viewer, vault),
      actor: viewer.actor,
      department: viewer.department,
      now,
      ...rest,
    });
  }

  function page<T extends object>(
    model: { readonly collection: { readonly collectionName: string } },
    name: string,
    args: PageArgs,
    {
      order,
      scope = {},
      project = {},
    }: Pick<RowList, 'order'> & Partial<Pick<RowList, 'scope' | 'project'>>,
    { wantsTotal }: ListSelection,
  ): Promise<Connection<T>> {
    const collection = model.collection.collectionName;
    const list = { collection, name, args, order, scope, project, wantsTotal };
    return searchPage<T>(request, rowList(request, list));
  }

  return {
    byClient,
    search: (args, selection) =>
      page(models.list, 'Safelist.search', args, { order: BY_ID }, selection),
    operations: ({ clientId, ...args }, selection) =>
      page(
        models.operation,
        'SafelistOperation.search',
        args,
        { order: BY_HASH, scope: { clientId, draft: null } },
        selection,
      ),
    operation: (clientId, id) =>
      models.operation
        .findOne({ clientId, draft: null, ...byId(id) })
        .lean<OperationRecord>()
        .exec(),
    changes: ({ clientId, ...args }, selection) =>
      page(
        models.change,
        'SafelistChange.search',
        args,
        { order: NEWEST, scope: { clientId }, project: { after: 0, results: 0 } },
        selection,
      ),

    async add(input, key) {
      const { clientId, operations } = input;
      checkOther(clientId);
      await checkClient(clientId);
      const placement = {
        clientId,
        draft: null,
        addedAt: now,
        addedBy: viewer.actor,
        expiresAt: null,
      };
      let unchanged: ChangedSafelist = { safelist: null, results: [] };
      const changed = await apply('ADD', input, key, input, {
        async edit(safelist, present) {
          const { results, ...writes } = submission(present, operations, placement, apiSchema);
          unchanged = { safelist, results };
          const changes = writes.insert.length + writes.aliased.length > 0;
          return changes ? { restricted: true, ...writes, results } : undefined;
        },
      });
      return changed ?? unchanged;
    },

    async stage({ clientId, draft, operations }) {
      await checkClient(clientId);
      const place = { clientId, draft, now, actor: viewer.actor };
      const results = await stageOperations(models, place, operations);
      return { safelist: await byClient(clientId), results };
    },

    async replace(input, key) {
      const { clientId, draft, operationCount: count } = input;
      checkOther(clientId);
      await checkClient(clientId);
      const changed = await apply('REPLACE', input, key, input, {
        edit: (_before, present) =>
          replacement(models, present, { clientId, draft: draft ?? undefined, count }),
      });
      return changed?.safelist ?? null;
    },

    async remove(input, key) {
      const { ids } = input;
      checkBatch('ids', ids);
      const changed = await apply('REMOVE', input, key, input, {
        async edit(before, present) {
          if (before?.restricted !== true) throw noSafelist();
          const remove = operationsNamed(ids, present);
          if (remove.length === present.length && input.allowEmpty !== true)
            throw creditError(
              'INVALID_TRANSITION',
              'The list would be empty, and the client could send nothing: set allowEmpty to accept that, or release the client to let it send any operation.',
            );
          return { restricted: true, remove };
        },
      });
      return changed?.safelist ?? null;
    },

    async release(input, key) {
      const changed = await apply('RELEASE', input, key, input, {
        reason: textOf('reason', input.reason, 2, 500),
        async edit(before, present) {
          if (before?.restricted !== true) throw noSafelist();
          return { restricted: false, remove: present };
        },
      });
      return changed?.safelist ?? null;
    },
  };
}

function byId(id: string) {
  const bare = withoutPrefix(id);
  return { $or: [{ hash: bare }, { aliases: bare }] };
}

function noSafelist() {
  return creditError('NOT_FOUND', 'This client has no safelist.');
}
