import { createHash, randomBytes } from 'node:crypto';
import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { Viewer } from '../../../schema/viewer';
import { DURABLE } from '../durable';
import type { ReceivedBytes, TicketRecord } from './model';

const TICKET_BYTES = 32;
/** An upload without a sign of life for so long has been interrupted; its ticket is valid again. */
export const LEASE_MS = 60_000;

/** What a ticket allows. */
export type TicketTerms = Pick<
  TicketRecord,
  | 'direction'
  | 'purpose'
  | 'belongsTo'
  | 'owner'
  | 'maxBytes'
  | 'contentTypes'
  | 'expiresAt'
  | 'file'
>;

export interface Tickets {
  /** @returns the ticket, which is stored only as a digest */
  issue(terms: TicketTerms): Promise<string>;
  /**
   * Takes an upload ticket for the file that is about to be received.
   * @returns what it was before: an interrupted upload may have left bytes
   * @throws NOT_FOUND when it is not the caller's, or expired; CONFLICT when it is in use or used
   */
  take(ticket: string, file: string, viewer: Viewer): Promise<TicketRecord>;
  /** Extends the time for which an upload counts as active. */
  extend(ticket: string, file: string): Promise<void>;
  /** Notes what has been received: another process may complete it. */
  received(ticket: string, file: string, bytes: ReceivedBytes): Promise<void>;
  /** Makes a ticket valid again whose upload has failed. */
  release(ticket: string, file: string): Promise<void>;
  /** The ticket of a received file. @throws NOT_FOUND or CONFLICT */
  taken(ticket: string, file: string, viewer: Viewer): Promise<TicketRecord>;
  /** Uses up a ticket. @throws NOT_FOUND or CONFLICT */
  use(ticket: string, direction: TicketRecord['direction'], viewer: Viewer): Promise<TicketRecord>;
}

export function ticketStore(
  model: Model<TicketRecord>,
  { issuer, now }: { readonly issuer: string; readonly now: () => Date },
): Tickets {
  const writing = { writeConcern: DURABLE } as const;
  const valid = (ticket: string, viewer: Viewer) => ({
    _id: digestOf(ticket),
    owner: viewer.actor,
    expiresAt: { $gt: now() },
  });

  async function refusal(ticket: string, viewer: Viewer): Promise<Error> {
    const found = await model.findOne(valid(ticket, viewer)).lean<TicketRecord>().exec();
    if (found === null || !viewer.authenticated)
      return creditError(
        'NOT_FOUND',
        'This ticket has expired, does not exist or belongs to another caller; ask for a new one.',
      );
    return found.state === 'USED'
      ? creditError('CONFLICT', 'This ticket has been used; ask for a new one.')
      : creditError(
          'CONFLICT',
          'A file is being sent with this ticket; wait or ask for a new one.',
        );
  }

  return {
    async issue(terms) {
      const ticket = `${issuer}.${randomBytes(TICKET_BYTES).toString('base64url')}`;
      const state = { state: 'OPEN', takenUntil: null, received: null } as const;
      await model.updateOne(
        { _id: digestOf(ticket) },
        { $setOnInsert: { ...terms, ...state } },
        { upsert: true, ...writing },
      );
      return ticket;
    },
    async take(ticket, file, viewer) {
      const taken = await model
        .findOneAndUpdate(
          {
            ...valid(ticket, viewer),
            direction: 'UPLOAD',
            $or: [{ state: 'OPEN' }, { state: 'TAKEN', takenUntil: { $lt: now() } }],
          },
          {
            $set: {
              ...{ state: 'TAKEN', file, received: null },
              takenUntil: new Date(now().getTime() + LEASE_MS),
            },
          },
          writing,
        )
        .lean<TicketRecord>()
        .exec();
      if (taken === null) throw await refusal(ticket, viewer);
      return taken;
    },
    async extend(ticket, file) {
      const takenUntil = new Date(now().getTime() + LEASE_MS);
      await model.updateOne({ _id: digestOf(ticket), file }, { $set: { takenUntil } });
    },
    async received(ticket, file, received) {
      const takenUntil = new Date(now().getTime() + LEASE_MS);
      await model.updateOne(
        { _id: digestOf(ticket), file },
        { $set: { received, takenUntil } },
        writing,
      );
    },
    async release(ticket, file) {
      await model.updateOne(
        { _id: digestOf(ticket), file, state: 'TAKEN' },
        { $set: { state: 'OPEN', file: null, takenUntil: null, received: null } },
        writing,
      );
    },
    async taken(ticket, file, viewer) {
      const found = await model
        .findOne({ ...valid(ticket, viewer), state: 'TAKEN', file })
        .lean<TicketRecord>()
        .exec();
      if (found === null) throw await refusal(ticket, viewer);
      return found;
    },
    async use(ticket, direction, viewer) {
      const state = direction === 'UPLOAD' ? 'TAKEN' : 'OPEN';
      const used = await model
        .findOneAndUpdate(
          { ...valid(ticket, viewer), direction, state },
          { $set: { state: 'USED' } },
          writing,
        )
        .lean<TicketRecord>()
        .exec();
      if (used === null) throw await refusal(ticket, viewer);
      return used;
    },
  };
}

function digestOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}
