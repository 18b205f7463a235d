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

/** Of an event, what is not as in the one before it; null where that is not there. */
type Packed = { readonly [Field in keyof LogEvent]?: LogEvent[Field] | null };

/**
 * Events as one text, each as what differs from the one before: a request that tells of hundreds
 * of subjects says who asked, what for and which fields once.
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

/** The events again; those that have a list in common share it. */
export function unpackEvents(text: string): LogEvent[] {
  let before: Partial<LogEvent> = {};
  return (JSON.parse(text) as Packed[]).map((packed) => {
    const event: Record<string, unknown> = { ...before, ...packed };
    for (const field in packed) if (packed[field as keyof LogEvent] === null) delete event[field];
    before = event;
    return event as unknown as LogEvent;
  });
}
