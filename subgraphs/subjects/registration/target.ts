import { ORGANIZATION } from '../../../schema/recordDomains';
import { REGISTRARS } from '../../../schema/policy/registers';
import { fault, type FaultPlace } from '../../framework/intake/rows/faults';
import { layoutReader, readLayout, type Layout } from '../../framework/intake/rows/layout';
import { parseRow, type ParsedRow } from '../../framework/intake/rows/parsedRow';
import type { SubmittedRow } from '../../framework/intake/table';
import type {
  BatchContext,
  CheckedRow,
  FaultyRow,
  IntakeTarget,
  RowFault,
} from '../../framework/intake/target';
import { openDocument } from '../../framework/vault/sealedFields';
import type { Vault } from '../../framework/vault/vault';
import { ownersOfCodes } from '../codes/owners';
import { reportedRegistration } from '../organization/unreported';
import { SUBJECT_SEALED } from '../subject/sealed';
import { registrationColumns } from './columns';
import { readRegistration, type StatedRegistration } from './readRegistration';
import {
  isUnchanged,
  registrationRow,
  type RegistrationRow,
  type StoredOrganization,
} from './registrationRow';
import type { RegistrationModels } from './writer';

interface Draft {
  readonly number: number;
  readonly placeOf: (meaning: string) => FaultPlace;
  readonly stated: StatedRegistration;
}

/** Accepts the registrations of organisations. */
export function registrationTarget(
  { subject, formerCode }: Pick<RegistrationModels, 'subject' | 'formerCode'>,
  vault: Vault,
): IntakeTarget<RegistrationRow> {
  const columns = registrationColumns();
  const layoutOf = layoutReader(columns);

  function draft(row: SubmittedRow, batch: BatchContext, layout: Layout): Draft | FaultyRow {
    const parsed = parseRow(row, layout);
    const placeOf = (meaning: string) => placeIn(parsed, meaning);
    const read = readRegistration(parsed, placeOf, batch);
    const faults = [
      ...layout.faults.filter(({ code }) => code !== 'HEADING_MISSING'),
      ...missing(parsed, placeOf),
      ...('faults' in read ? read.faults : []),
    ];
    return faults.length > 0 || 'faults' in read
      ? { number: row.number, result: 'FAULTY', faults }
      : { number: row.number, placeOf, stated: read.stated };
  }

  function placeIn(parsed: ParsedRow, meaning: string): FaultPlace {
    const column =
      parsed.columns.get(meaning) ?? columns.columns.find((each) => each.meaning === meaning);
    return { meaning, heading: column?.heading ?? meaning };
  }

  /** A row of JSON may lack a column that others have. */
  function missing(parsed: ParsedRow, placeOf: Draft['placeOf']): RowFault[] {
    return columns.columns.flatMap(({ meaning, required }) =>
      required === true && !parsed.columns.has(meaning) ? [fault('MISSING', placeOf(meaning))] : [],
    );
  }

  /** The stored organisations with these codes, in clear text, in one database command. */
  async function held(codes: readonly string[]): Promise<ReadonlyMap<string, StoredOrganization>> {
    if (codes.length === 0) return new Map();
    const rows = await subject.collection
      .find<StoredOrganization>({ uscc: { $in: [...codes] } })
      .toArray();
    await vault.prefetch(rows.map(({ _id }) => _id));
    const opened = await Promise.all(rows.map((row) => openDocument(vault, SUBJECT_SEALED, row)));
    return new Map(opened.map((row) => [row.uscc, row]));
  }

  return {
    kind: ORGANIZATION,
    owners: REGISTRARS,
    isHeading: (text) => columns.find(text).length > 0,
    readHeadings: (headings) => ({ faults: readLayout(columns, headings).faults }),
    async check(rows, batch) {
      const first = batch.seen ?? new Map<string, number>();
      const drafts = rows.map((row) => draft(row, batch, layoutOf(Object.keys(row.cells))));
      const stated = drafts.flatMap((each) => ('stated' in each ? [each.stated.uscc] : []));
      const stored = await held(stated);
      // A former code would otherwise found a second subject.
      const former = await ownersOfCodes(
        formerCode,
        stated.filter((uscc) => !stored.has(uscc)),
      );
      return drafts.map((each): CheckedRow<RegistrationRow> => {
        if (!('stated' in each)) return each;
        const { number, placeOf, stated } = each;
        const faulty = (code: Parameters<typeof fault>[0], meaning: string, more = {}) =>
          ({
            number,
            result: 'FAULTY',
            faults: [fault(code, placeOf(meaning), more)],
          }) as const;
        const earlier = first.get(stated.uscc) ?? number;
        first.set(stated.uscc, earlier);
        if (earlier !== number) return faulty('REPEATED_CODE', 'uscc', { row: earlier });
        if (former.has(stated.uscc)) return faulty('FORMER_CODE', 'uscc');
        const before = stored.get(stated.uscc) ?? null;
        if (before?.frozen === true) return faulty('SUBJECT_STORED_ONLY', 'uscc');
        if (before !== null && before.kind !== stated.form.kind)
          return faulty('KIND_DIFFERS', 'name');
        const row = registrationRow(stated, before);
        if (isUnchanged(row)) return { number, result: 'UNCHANGED', recordId: row._id };
        const approved = before && reportedRegistration(before)?.approvedOn;
        if (approved != null && approved > stated.registration.approvedOn)
          return faulty('OLDER_THAN_STORED', 'approvedOn');
        return { number, result: 'NEW', row, createsSubject: before === null };
      });
    },
  };
}
