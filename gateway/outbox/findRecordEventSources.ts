import { findPeers, type Peer } from './peers';
import type { RecordEventSource } from './recordEventSource';
import { httpRecordEventSource } from './httpRecordEventSource';

/** Finds the event sources of the record index: the peers of the registry that store records. */
export function findRecordEventSources(
  ...places: Parameters<typeof findPeers>
): RecordEventSource[] {
  return findPeers(...places).flatMap(recordEventSourceOf);
}

/** Turns a peer into an event source. A subgraph of this process is stopped by its owner. */
export function recordEventSourceOf(peer: Peer): RecordEventSource[] {
  if (!('local' in peer)) return [httpRecordEventSource(peer.endpoint, peer.options)];
  const { name, recordEvents } = peer.local;
  return recordEvents ? [{ name, events: recordEvents, stop: () => Promise.resolve() }] : [];
}
