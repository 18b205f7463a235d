import type { ClientFieldChange } from '../../../schema/generated/subjects.rows';
import type { ClientPart, ClientRecord } from './record';

/** The fields of an entry that the change log shows, in this order. */
const LOGGED_FIELDS = [
  'name',
  'organization',
  'confirmation',
  'status',
  'purposes',
  'clusters',
  'mode',
  'refusals',
  'binding',
  'developer',
  'quotas',
  'keys',
  'certificates',
  'origins',
] as const satisfies readonly (keyof ClientPart | 'organization' | 'confirmation')[];

/** The fields that differ, with both values as JSON; all fields when there was no entry before. */
export function fieldChanges(
  before: ClientRecord | null,
  after: ClientRecord,
): readonly ClientFieldChange[] {
  return LOGGED_FIELDS.flatMap((field) => {
    const from = before === null ? null : JSON.stringify(before[field]);
    const to = JSON.stringify(after[field]) as string | undefined;
    return to === undefined || from === to ? [] : [{ field, before: from, after: to }];
  });
}
