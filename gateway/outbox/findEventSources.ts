import { findPeers, type Peer } from './peers';
import type { EventSource } from './eventSource';
import { httpEventSource } from './httpEventSource';

/** Where the record index learns of records: the peers of the authority that keep some. */
export function findEventSources(...places: Parameters<typeof findPeers>): EventSource[] {
  return findPeers(...places).flatMap(eventSourceOf);
}

/** A peer as a source. Whoever made a subgraph of this process stops it. */
export function eventSourceOf(peer: Peer): EventSource[] {
  if (!('local' in peer)) return [httpEventSource(peer.endpoint, peer.options)];
  const { name, recordEvents } = peer.local;
  return recordEvents ? [{ name, events: recordEvents, stop: () => Promise.resolve() }] : [];
}
