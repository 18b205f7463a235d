import { findPeers, type Peer } from './peers';
import { httpRecipient } from './httpRecipient';
import type { NoticeRecipient } from './recipient';

/** Who is told of subjects: the peers of the authority that take notices. */
export function findRecipients(...places: Parameters<typeof findPeers>): NoticeRecipient[] {
  return findPeers(...places).flatMap(recipientOf);
}

/** A peer as a recipient. Whoever made a subgraph of this process stops it. */
export function recipientOf(peer: Peer): NoticeRecipient[] {
  if (!('local' in peer)) return [httpRecipient(peer.endpoint, peer.options)];
  const { name, notify } = peer.local;
  return notify ? [{ name, notify, stop: () => Promise.resolve() }] : [];
}
