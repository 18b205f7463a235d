import { findPeers, type Peer } from './peers';
import { httpRecipient } from './httpRecipient';
import type { SubjectEventRecipient } from './recipient';

/** Finds the recipients of subject events: the peers of the registry that accept them. */
export function findRecipients(...places: Parameters<typeof findPeers>): SubjectEventRecipient[] {
  return findPeers(...places).flatMap(recipientOf);
}

/** Turns a peer into a recipient. A subgraph of this process is stopped by its owner. */
export function recipientOf(peer: Peer): SubjectEventRecipient[] {
  if (!('local' in peer)) return [httpRecipient(peer.endpoint, peer.options)];
  const { name, applySubjectEvents: apply } = peer.local;
  return apply ? [{ name, apply, stop: () => Promise.resolve() }] : [];
}
