import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import type { ClientRecord } from '../client/record';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { VISIBLE_SUBJECTS } from '../subject/visibleSubjects';

/**
 * Names of institutions and their clients, for subjects who answer a request for consent or read
 * who had access. A name that only the client's registrant has given is never returned.
 */
export interface GranteeNames {
  /**
   * The registered name of an organisation: the name in the local register, else the name that an
   * officer confirmed for the client; null when there is neither. Batched.
   */
  organizationName(organization: string, client: string | null): Promise<string | null>;
  /** The confirmed name of a client; null for no client or an unconfirmed one. Batched. */
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
          .find({ uscc: { $in: [...codes] }, ...VISIBLE_SUBJECTS }, { uscc: 1, name: 1 })
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
