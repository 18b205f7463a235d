import type { FieldSources } from '../projection';
import type { RecordKind } from './recordKind';

const known = new WeakMap<RecordKind, FieldSources>();

/** The paths of the row that each field of a kind needs. */
export function rowSources(kind: RecordKind): FieldSources {
  let sources = known.get(kind);
  if (sources === undefined) {
    sources = Object.fromEntries(kind.fields.map(({ name, from }) => [name, from]));
    known.set(kind, sources);
  }
  return sources;
}
