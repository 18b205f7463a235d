import type { ClientFieldChange } from '../../../schema/generated/subjects.rows';
import type { ClientPart, ClientRecord } from './record';

/** What of an entry the log of changes shows, in this order. */
const SHOWN = [
  'name',
  'organization',
  'confirmation',
  'status',
  'purposes',
  'clusters',
  'mode',
  'binding',
  'developer',
  'quotas',
  'keys',
  'certificates',
] as const satisfies readonly (keyof ClientPart | 'organization' | 'confirmation')[];

/** What a change changed, value by value; everything where there was no entry before. */
export function fieldChanges(
  before: ClientRecord | null,
  after: ClientRecord,
): readonly ClientFieldChange[] {
  return SHOWN.flatMap((field) => {
    const from = before === null ? null : JSON.stringify(before[field]);
    const to = JSON.stringify(after[field]);
    return from === to ? [] : [{ field, before: from, after: to }];
  });
}
