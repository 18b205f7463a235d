import type { LogEvent } from '../sealing/sealEvent';

const FIELDS = Object.keys({
  id: true,
  at: true,
  requestId: true,
  operation: true,
  actor: true,
  roles: true,
  client: true,
  organization: true,
  department: true,
  purpose: true,
  matrix: true,
  subgraph: true,
  basis: true,
  consent: true,
  caseReference: true,
  covertUntil: true,
  reason: true,
  subjectId: true,
  clusters: true,
  disclosed: true,
  masked: true,
  denied: true,
} satisfies Record<keyof LogEvent, true>) as readonly (keyof LogEvent)[];

/** The members of an event that differ from the one before; null when a member is absent. */
type Packed = { readonly [Field in keyof LogEvent]?: LogEvent[Field] | null };

/**
 * Writes events as one text, each as its difference from the one before. The events of a request
 * about many subjects share the caller, the purpose and the lists of fields.
 */
export function packEvents(events: readonly LogEvent[]): string {
  let before: Partial<LogEvent> = {};
  return JSON.stringify(
    events.map((event): Packed => {
      const packed: Record<string, unknown> = {};
      for (const field of FIELDS)
        if (event[field] !== before[field]) packed[field] = event[field] ?? null;
      before = event;
      return packed;
    }),
  );
}

/** Reads events; equal lists of consecutive events are one array. */
export function unpackEvents(text: string): LogEvent[] {
  let before: Partial<LogEvent> = {};
  return (JSON.parse(text) as Packed[]).map((packed) => {
    const event: Record<string, unknown> = { ...before, ...packed };
    for (const field in packed) if (packed[field as keyof LogEvent] === null) delete event[field];
    before = event;
    return event as unknown as LogEvent;
  });
}
