import type { CaseKindEntry } from '../../../schema/cases/caseKind';
import { referencedEntry, type ReferencedEntry } from '../../../schema/cases/references';

/**
 * The entry that says what a case about a subject is about.
 * @param choices those with which it was opened
 * @param openedOn the day on which it was opened, whose version of the entry applies to the case
 * @returns undefined for a case about a record
 */
export function entryOf(
  { about, opens }: CaseKindEntry,
  choices: Readonly<Record<string, string>>,
  openedOn: string,
): ReferencedEntry | undefined {
  const need = about && opens.needs[about.matter];
  if (need?.type !== 'REFERENCE') return undefined;
  return referencedEntry(need.list, choices[about!.matter] ?? '', openedOn);
}
