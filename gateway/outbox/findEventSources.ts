import { findPeers, type Peer } from './peers';
import type { EventSource } from './eventSource';
import { httpEventSource } from './httpEventSource';

/** Finds the event sources of the record index: the peers of the registry that store records. */
export function findEventSources(...places: Parameters<typeof findPeers>): EventSource[] {
  return findPeers(...places).flatMap(eventSourceOf);
}

/** Turns a peer into an event source. A subgraph of this process is stopped by its owner. */
export function eventSourceOf(peer: Peer): EventSource[] {
  if (!('local' in peer)) return [httpEventSource(peer.endpoint, peer.options)];
  const { name, recordEvents } = peer.local;
  return recordEvents ? [{ name, events: recordEvents, stop: () => Promise.resolve() }] : [];
}
