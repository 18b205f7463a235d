import DataLoader from 'dataloader';
import { creditError } from '../../../../schema/errors';
import { LogFault } from '../../../../schema/log/logFault';
import { leafHash, type TreeHash } from '../../../../schema/log/merkle';
import type { PruneStatement, TreeHead } from '../../../../schema/log/treeHead';
import type { PublicJwk, SignatureAlgorithm } from '../../../../schema/signatures/signingJwk';
import type { StoreRequest } from '../../../framework/context';
import type { Order } from '../../../framework/lists/order';
import type { Connection, PageArgs } from '../../../framework/lists/page';
import { searchPage } from '../../../framework/lists/pager';
import { rowList } from '../../../framework/lists/list';
import { logOf, type LogState } from '../log';
import { textsAt, type PlacedLeaf } from '../stored/leaves';
import type { LogModels } from '../stored/model';
import { consistency, inclusions, leafHashes } from '../stored/proofs';
import type { HeadRecord, LogKeyRecord, PruningRecord } from '../stored/record';
import { headOf, storedHead } from '../stored/treeRecords';
import type { Tree } from '../writing/treeKeeper';
import type { AccessConnection } from './accessPage';
import { auditSearch, type AuditorEntry } from './auditSearch';
import type { DisclosureFilter, HistoryArgs } from './entryLists';
import { currentTree, haltOnFault, settled } from './haltOnFault';
import { historyPage, type SubjectAccess } from './history';
import { leafPage } from './leafPage';
import { withNodes } from '../../../framework/lists/withNodes';

/** Leaf hashes of one answer: 64 kB of hexadecimal digits. */
const MAX_HASHES = 1000;
const BY_SIZE: Order = [['_id', 1]];

/** An inclusion proof with hashes in hex. */
export interface InclusionProof {
  readonly index: number;
  readonly treeSize: number;
  readonly leafHash: string;
  readonly leaf: string | null;
  readonly path: readonly string[];
  readonly rootHash: string;
  readonly head: TreeHead | null;
}

/** A public key that has signed. */
export type LogPublicKey = PublicJwk & { readonly keyId: string };

/** The disclosure log for resolvers. A proof covers every entry that was durable at the request. */
export interface DisclosureStore {
  /** Whether sealing has stopped, and the last check without a fault. */
  state(): LogState;
  /** See `historyPage`. */
  history(
    subjectIds: readonly string[],
    args: HistoryArgs,
    wantsCounts: boolean,
  ): Promise<AccessConnection<SubjectAccess>>;
  /** See `auditSearch`. */
  search(
    requestId: string,
    filter: DisclosureFilter,
    args: PageArgs,
    wantsTotal: boolean,
  ): Promise<Connection<AuditorEntry>>;
  head(): Promise<TreeHead | null>;
  heads(from: number, args: PageArgs, wantsTotal: boolean): Promise<Connection<TreeHead>>;
  keys(): Promise<LogPublicKey[]>;
  /** The algorithm of a key that has signed; null when the key is missing. */
  algorithmOf(keyId: string): Promise<SignatureAlgorithm | null>;
  prunings(): Promise<PruneStatement[]>;
  /** Null when the log has no trees of these sizes. */
  consistencyProof(
    from: number,
    to: number | undefined,
  ): Promise<{ from: number; to: number; path: string[] } | null>;
  /** Null when the log has no such entry, or no tree of that size. */
  inclusionProof(index: number, treeSize?: number): Promise<InclusionProof | null>;
  leaves(from: number, args: PageArgs, wantsTotal: boolean): Promise<Connection<PlacedLeaf>>;
  /** @throws BAD_USER_INPUT unless `count` is 1 to 1000 and `from` at least 0 */
  leafHashes(from: number, count: number): Promise<string[]>;
}

export function disclosureStore(models: LogModels, request: StoreRequest): DisclosureStore {
  const log = () => logOf(models);
  // All fields of a request see the same tree.
  const tree = () => request.memo.get<Promise<Tree>>('disclosure.tree', () => currentTree(log()));

  const storedKeys = () =>
    request.memo.get('disclosure.keys', () =>
      models.keys.find().sort({ _id: 1 }).lean<LogKeyRecord[]>().exec(),
    );

  const leafAt = request.memo.get(
    'disclosure.leaves',
    () => new DataLoader<number, string | null>((indices) => textsAt(models, indices)),
  );

  const proofIn = (size: number) =>
    request.memo.get(
      `disclosure.proofs.${size}`,
      () =>
        new DataLoader<number, InclusionProof>(async (indices) => {
          const { edge, head } = await tree();
          const [proofs, signed] = await Promise.all([
            inclusions(models, edge, indices, size),
            head?.size === size ? head : storedHead(models, size),
          ]);
          // A proof whose root is not the signed one comes from changed nodes.
          if (signed !== null && proofs.some(({ root }) => hex(root) !== signed.rootHash))
            throw new LogFault(
              'NODE_CHANGED',
              `The tree of the disclosure log does not match the signed head of ${size} entries.`,
            );
          return Promise.all(
            proofs.map(async ({ index, leaf, path, root }) => ({
              index,
              treeSize: size,
              leafHash: hex(leaf),
              leaf: unchanged(await leafAt.load(index), leaf, index, edge.hash),
              path: path.map(hex),
              rootHash: hex(root),
              head: signed,
            })),
          );
        }),
    );

  const read = <T>(task: () => Promise<T>) => haltOnFault(log(), task);

  return {
    state: () => log().state,
    history: (subjectIds, args, wantsCounts) =>
      read(() => historyPage(log(), request, subjectIds, args, wantsCounts)),
    search: (requestId, filter, args, wantsTotal) =>
      read(() => auditSearch(log(), request, requestId, filter, args, wantsTotal)),
    head: async () => (await tree()).head,
    async heads(from, args, wantsTotal) {
      await tree();
      const page = await searchPage<HeadRecord>(
        request,
        rowList(request, {
          collection: models.heads.collection.collectionName,
          name: 'Disclosure.heads',
          args,
          order: BY_SIZE,
          scope: { _id: { $gte: from } },
          project: {},
          wantsTotal,
        }),
      );
      return withNodes(page, page.nodes.map(headOf));
    },
    async keys() {
      const found = await storedKeys();
      return found.map(({ _id: keyId, jwk }) => ({ keyId, ...jwk }));
    },
    async algorithmOf(keyId) {
      const found = (await storedKeys()).find(({ _id }) => _id === keyId);
      return found?.jwk.crv ?? null;
    },
    async prunings() {
      const found = await models.prunings.find().sort({ _id: 1 }).lean<PruningRecord[]>();
      return found.map(({ _id: prunedTo, ...statement }) => ({ prunedTo, ...statement }));
    },
    async consistencyProof(from, to) {
      const { edge } = await tree();
      const second = to ?? edge.size;
      if (from < 0 || from > second || second > edge.size) return null;
      return { from, to: second, path: (await consistency(models, edge, from, second)).map(hex) };
    },
    async inclusionProof(index, treeSize) {
      const { edge } = await tree();
      const size = treeSize ?? edge.size;
      if (index < 0 || index >= size || size > edge.size) return null;
      return read(() => proofIn(size).load(index));
    },
    async leaves(from, args, wantsTotal) {
      await settled(log());
      return leafPage(models, request, from, args, wantsTotal);
    },
    async leafHashes(from, count) {
      if (count < 1 || count > MAX_HASHES || from < 0)
        throw creditError(
          'BAD_USER_INPUT',
          `count must be 1 to ${MAX_HASHES}, and from at least 0.`,
        );
      const { edge } = await tree();
      const to = Math.min(from + count, edge.size);
      return (await leafHashes(models, edge, { from, to })).map(hex);
    },
  };
}

const hex = (hash: Buffer) => hash.toString('hex');

/** @throws LogFault when the text does not have the hash of its leaf */
function unchanged(
  text: string | null,
  leaf: Buffer,
  index: number,
  hash: TreeHash,
): string | null {
  if (text !== null && !leafHash(text, hash).equals(leaf))
    throw new LogFault(
      'ENTRY_CHANGED',
      `Entry ${index} was changed: it does not have the hash that was logged.`,
    );
  return text;
}
