import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../kit/byKeys';
import type { StoreRequest } from '../../kit/context';
import type { ClientRecord } from '../client/record';
import type { SubjectRecord } from '../subject/record';
import { SEEN } from '../subject/seen';

/** Names of institutions, for those who are asked for their consent. */
export interface GranteeNames {
  /**
   * The registered name of an organisation by its code, else the name its client was registered
   * under; null where no register here holds either. Batched.
   */
  nameOf(organization: string, client: string | null): Promise<string | null>;
}

export function granteeNames(
  subjects: Model<SubjectRecord>,
  clients: Model<ClientRecord>,
  { memo }: Pick<StoreRequest, 'memo'>,
): GranteeNames {
  const names = <Row extends { readonly name: string }>(
    what: string,
    find: (keys: readonly string[]) => Promise<Row[]>,
    keyOf: (row: Row) => string,
  ) =>
    memo.get(
      `consents.${what}`,
      () =>
        new DataLoader<string, string | null>(async (keys) =>
          byKeys(keys, await find(keys), keyOf).map((row) => row?.name ?? null),
        ),
    );
  const registered = names(
    'registeredNames',
    (codes) =>
      subjects
        .find({ uscc: { $in: [...codes] }, ...SEEN }, { uscc: 1, name: 1 })
        .lean<{ uscc: string; name: string }[]>()
        .exec(),
    ({ uscc }) => uscc,
  );
  const ofClients = names(
    'clientNames',
    (ids) =>
      clients
        .find({ _id: { $in: [...ids] } }, { name: 1 })
        .lean<{ _id: string; name: string }[]>()
        .exec(),
    ({ _id }) => _id,
  );
  return {
    nameOf: async (organization, client) =>
      (await registered.load(organization)) ??
      (client === null ? null : await ofClients.load(client)),
  };
}
