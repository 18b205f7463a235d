import { buildRow } from '../../intake/rows/buildRow';
import { fault } from '../../intake/rows/faults';
import { differingPaths } from '../../intake/rows/heldRows';
import { readLayout } from '../../intake/rows/layout';
import { parseRow, type ParsedRow } from '../../intake/rows/parsedRow';
import { conditionalFaults } from '../../intake/rows/conditionalFaults';
import { contentFaults } from '../../intake/rows/rowFaults';
import type { SubmittedRow } from '../../intake/table';
import type { RowFault } from '../../intake/target';
import type { NewRow } from '../../records/writer/rowFault';
import type { CorrectionForm } from './form';
import { storedValues, UNKNOWN } from './storedValues';

/** The row after a correction, or everything that is wrong with it. */
export type Corrected =
  { readonly row: NewRow } | { readonly faults: readonly [RowFault, ...RowFault[]] };

/**
 * Merges corrected values into a stored row, with the cell parsing and the row checks of the intake.
 * A blank value clears its field. Derived values are computed anew; the subject, the source and the
 * first day of publicity stay.
 * @param before without sealed values
 * @param cells the values by heading
 * @param isPerson whether the subject is a natural person, whose records may be RESTRICTED
 */
export function correctedRow(
  form: CorrectionForm,
  before: NewRow,
  cells: SubmittedRow['cells'],
  { today, isPerson }: { readonly today: string; readonly isPerson: boolean },
): Corrected {
  const { facts, columns, own } = form;
  const layout = readLayout(columns, Object.keys(cells));
  const given = parseRow({ number: 1, cells }, layout);
  const merged = mergedRow(form, before, given);
  const placeOf = (meaning: string) => ({
    meaning,
    heading:
      (given.columns.get(meaning) ?? own.get(meaning))?.heading ??
      facts.titles.get(meaning) ??
      meaning,
  });
  const batch = {
    number: before.provenance.batch,
    receivedAt: before.provenance.receivedAt,
    department: before.sourceDepartmentId,
    today,
  };
  const faults = [
    ...layout.faults.filter(({ code }) => code !== 'HEADING_MISSING'),
    ...given.faults,
    ...subjectFaults(given),
    ...contentFaults(merged, facts.kind, batch, given),
    ...conditionalFaults(merged, facts.kind.type, placeOf),
  ];
  const built = buildRow(
    { ...merged, faults },
    {
      facts,
      batch,
      subject: { ...UNKNOWN, isPerson },
      digest: UNKNOWN.digest,
      placeOf,
    },
  );
  const [first, ...others] = [...faults, ...built.faults];
  if (first !== undefined) return { faults: [first, ...others] };
  const row = withFixed(
    form,
    before,
    built.build({ subjectId: before.subjectId, recordId: before._id }),
    today,
  );
  return differingPaths(facts.kind, before, row).length === 0
    ? { faults: [fault('NO_CHANGE', { meaning: null, heading: null })] }
    : { row };
}

/** The values of the record after the correction, each with a column for messages. */
function mergedRow({ facts, own }: CorrectionForm, before: NewRow, given: ParsedRow): ParsedRow {
  const cleared = [...given.columns.keys()].filter((meaning) => !given.given.has(meaning));
  const values = {
    ...storedValues(facts, before),
    ...Object.fromEntries(cleared.map((meaning) => [meaning, null])),
    ...given.values,
  };
  const columns = new Map([...own, ...given.columns]);
  return { ...given, values, columns };
}

function subjectFaults({ columns }: ParsedRow): RowFault[] {
  return [...columns].flatMap(([meaning, column]) =>
    meaning.startsWith('subject.') ? [fault('SUBJECT_FIXED', column)] : [],
  );
}

/** The new row with what a correction does not touch. */
function withFixed(
  { facts: { kind } }: CorrectionForm,
  before: NewRow,
  row: NewRow,
  today: string,
): NewRow {
  const { provenance, subjectIsMinor } = before;
  // A record that the correction makes public was never published before.
  const opened = before.disclosure === 'RESTRICTED' && row.disclosure === 'OPEN';
  const publicityStart = opened ? today : before.publicityStart;
  const { publicityEnd } = row;
  const stored = before as NewRow & Readonly<Record<string, unknown>>;
  const authorities = kind.fields.flatMap(({ path, entity }) =>
    path !== undefined && entity === 'Department' ? [[path, stored[path]]] : [],
  );
  return {
    ...row,
    ...(Object.fromEntries(authorities) as Partial<NewRow>),
    provenance,
    subjectIsMinor,
    publicityStart:
      publicityEnd !== null && publicityEnd < publicityStart ? publicityEnd : publicityStart,
  };
}
