import { findPeers, type Peer } from './peers';
import { httpRecipient } from './httpRecipient';
import type { NoticeRecipient } from './recipient';

/** Finds the recipients of notices: the peers of the registry that accept them. */
export function findRecipients(...places: Parameters<typeof findPeers>): NoticeRecipient[] {
  return findPeers(...places).flatMap(recipientOf);
}

/** Turns a peer into a recipient. A subgraph of this process is stopped by its owner. */
export function recipientOf(peer: Peer): NoticeRecipient[] {
  if (!('local' in peer)) return [httpRecipient(peer.endpoint, peer.options)];
  const { name, notify } = peer.local;
  return notify ? [{ name, notify, stop: () => Promise.resolve() }] : [];
}
