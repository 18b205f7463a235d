import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { Viewer } from '../../../schema/viewer';
import type { ClientRecord } from './record';

/** Whether a client may act: it was confirmed that it belongs to its organisation. */
export function isConfirmed({ confirmation }: Pick<ClientRecord, 'confirmation'>): boolean {
  return confirmation !== null;
}

/**
 * Lets only an active, confirmed client of the caller's organisation pass. The gateway has settled
 * that already; what a person is asked for in an organisation's name is decided here as well.
 * @throws CLIENT_UNKNOWN, CLIENT_SUSPENDED, CLIENT_UNCONFIRMED
 */
export async function requireConfirmedClient(
  clients: Model<ClientRecord>,
  { client, organization }: Pick<Viewer, 'client' | 'organization'>,
): Promise<void> {
  const entry =
    client === undefined
      ? null
      : await clients
          .findById(client, { organization: 1, status: 1, confirmation: 1 })
          .lean<Pick<ClientRecord, 'organization' | 'status' | 'confirmation'>>()
          .exec();
  if (entry === null || entry.organization !== organization) throw creditError('CLIENT_UNKNOWN');
  if (entry.status !== 'ACTIVE') throw creditError('CLIENT_SUSPENDED');
  if (!isConfirmed(entry)) throw creditError('CLIENT_UNCONFIRMED');
}
