import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import type { ClientRecord } from '../client/record';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { SEEN } from '../subject/seen';

/**
 * Names of institutions and their clients, for those who are asked for their consent or read who
 * had access. A name that nobody but the client's registrant vouches for is never among them.
 */
export interface GranteeNames {
  /**
   * The registered name of an organisation: in the register here, else as an officer confirmed it
   * for the client; null where neither is known. Batched.
   */
  organizationName(organization: string, client: string | null): Promise<string | null>;
  /** The name under which a client was confirmed; null for none or an unconfirmed one. Batched. */
  clientName(client: string | null): Promise<string | null>;
}

type Client = Pick<ClientRecord, '_id' | 'organization' | 'confirmation'>;
type Registered = Pick<SubjectRow, 'name'> & { readonly uscc: string };

export function granteeNames(
  subjects: Model<SubjectRow>,
  clients: Model<ClientRecord>,
  { memo }: Pick<StoreRequest, 'memo'>,
): GranteeNames {
  const registered = memo.get(
    'consents.registeredNames',
    () =>
      new DataLoader<string, Registered | null>(async (codes) => {
        const rows = await subjects
          .find({ uscc: { $in: [...codes] }, ...SEEN }, { uscc: 1, name: 1 })
          .lean<Registered[]>()
          .exec();
        return byKeys(codes, rows, ({ uscc }) => uscc);
      }),
  );
  const entries = memo.get(
    'consents.clients',
    () =>
      new DataLoader<string, Client | null>(async (ids) => {
        const rows = await clients
          .find({ _id: { $in: [...ids] } }, { organization: 1, confirmation: 1 })
          .lean<Client[]>()
          .exec();
        return byKeys(ids, rows, ({ _id }) => _id);
      }),
  );
  return {
    async organizationName(organization, client) {
      const known = await registered.load(organization);
      if (known !== null || client === null) return known?.name ?? null;
      const entry = await entries.load(client);
      return entry?.organization === organization
        ? (entry.confirmation?.organizationName ?? null)
        : null;
    },
    async clientName(client) {
      const entry = client === null ? null : await entries.load(client);
      return entry?.confirmation?.name ?? null;
    },
  };
}
