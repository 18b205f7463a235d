import type { CaseKindEntry } from './caseKind';
import { commitment } from './commitment';
import { declaration } from './declaration';
import { objection } from './objection';
import { repair } from './repair';

/** THE list of the kinds of case. */
export const CASE_KINDS: readonly CaseKindEntry[] = [objection, repair, commitment, declaration];

const byCode = new Map(CASE_KINDS.map((kind) => [kind.code, kind]));

/** The kind of a stored case. @throws RangeError for a code that names no kind */
export function caseKindOf(code: string): CaseKindEntry {
  const kind = byCode.get(code);
  if (kind === undefined) throw new RangeError('A case is of an unknown kind.');
  return kind;
}
