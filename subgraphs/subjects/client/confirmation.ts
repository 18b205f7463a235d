import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { Viewer } from '../../../schema/viewer';
import type { ClientRecord } from './record';

/**
 * Whether an officer has confirmed that the client belongs to its organisation. A client may act only
 * then.
 */
export function isConfirmed({ confirmation }: Pick<ClientRecord, 'confirmation'>): boolean {
  return confirmation !== null;
}

/**
 * Requires that the caller's client is active, confirmed and of the caller's organisation. The
 * gateway has already checked this. The subgraph checks it again because a request for consent
 * reaches a person in the organisation's name.
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
