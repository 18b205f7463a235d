import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { PermitRow } from '../../../schema/generated/government.rows';
import type { NewRow } from '../../../subgraphs/framework/records/writer/rowFault';
import type { SubmittedRow } from '../../../subgraphs/framework/intake/table';
import type {
  BatchContext,
  CheckedRow,
  IntakeTarget,
  RowFault,
} from '../../../subgraphs/framework/intake/target';
import { creditRecord } from '../creditRecord';

const HEADINGS = ['number', 'subject', 'content'];

const fault = (field: string | null, code: string, message: string): RowFault => ({
  field,
  heading: field,
  code,
  message,
  messageZh: `（${code}）`,
});

/** Permits whose rows name a number, a subject id and a content. */
export function permitTarget(connection: () => Connection): IntakeTarget {
  return {
    kind: 'Permit',
    owners: ['market-regulation', 'health'],
    readHeadings: (headings) => ({
      faults: headings
        .filter((heading) => !HEADINGS.includes(heading))
        .map((heading) => ({
          ...fault(null, 'HEADING_UNKNOWN', `No heading ${heading} is known.`),
          heading,
        })),
    }),
    async check(rows, batch) {
      const ids = rows.map(idOf);
      const held = await connection()
        .collection<NewRow>('records')
        .find({ _id: { $in: ids } }, { projection: { content: 1 } })
        .toArray();
      const contents = new Map(held.map((row) => [row._id, (row as unknown as PermitRow).content]));
      const seen = new Set<string>();
      return rows.map((row) => {
        const checked = checkRow(row, batch, contents, seen);
        if (checked.result === 'NEW') seen.add(checked.row._id);
        return checked;
      });
    },
  };
}

function checkRow(
  submitted: SubmittedRow,
  batch: BatchContext,
  held: ReadonlyMap<string, string>,
  seen: ReadonlySet<string>,
): CheckedRow {
  const { number, cells } = submitted;
  if (typeof cells['number'] !== 'string')
    return {
      number,
      result: 'FAULTY',
      faults: [fault('number', 'MISSING', 'The field number is missing.')],
    };
  const id = idOf(submitted);
  const content = String(cells['content'] ?? '');
  const before = held.get(id);
  if (before === content) return { number, result: 'UNCHANGED', recordId: id };
  if (before !== undefined || seen.has(id))
    return {
      number,
      result: 'FAULTY',
      faults: [fault(null, 'RECORD_DIFFERS', 'A record with this number is stored already.')],
    };
  return { number, result: 'NEW', createsSubject: false, row: permitRow(id, cells, batch) };
}

function idOf({ cells }: SubmittedRow): string {
  const key = JSON.stringify([cells['number'], cells['subject']]);
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

function permitRow(_id: string, cells: SubmittedRow['cells'], batch: BatchContext): NewRow {
  const { receivedAt, number, department } = batch;
  const basis = { title: '许可决定书', number: String(cells['number']), date: '2026-06-01' };
  const row: PermitRow & { readonly type: string } = {
    ...creditRecord({
      _id,
      subjectId: String(cells['subject']),
      category: 'ADMINISTRATIVE',
      sourceDepartmentId: department,
      basis,
      decisionDate: '2026-06-01',
      publicityStart: '2026-06-02',
      provenance: { batch: number, receivedAt },
    }),
    type: 'Permit',
    permitClass: 'ORDINARY',
    certificateName: null,
    certificateNumber: null,
    content: String(cells['content'] ?? ''),
    validFrom: '2026-06-01',
    validTo: null,
    authorityId: department,
    status: 'IN_FORCE',
  };
  return row;
}
