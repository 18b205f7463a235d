import { hash } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { DirectoryAnswer, SubjectDirectory } from '../../../../schema/directory';
import type { SubgraphName } from '../../../../schema/sdl';
import { kindFacts } from '../../records/kindFacts';
import { REPORTING_PATHS, statesLateReason } from '../../records/lateReports';
import type { RecordKind } from '../../records/recordKind';
import { versionOf } from '../../records/writer/event';
import type { NewRow } from '../../records/writer/rowFault';
import type { Vault } from '../../vault/vault';
import type {
  AcceptableRow,
  BatchContext,
  CheckedRow,
  FaultyRow,
  HeldFacts,
  IntakeTarget,
  RowFault,
} from '../target';
import type { SubmittedRow } from '../table';
import { buildRow, type RowIds } from './buildRow';
import { columnsOf, type KindColumns } from './columns';
import { conditionalFaults } from './conditionalFaults';
import { nameOfDepartment } from './department';
import { fault, type FaultPlace } from './faults';
import { differingPaths, heldRows, rowKey } from './heldRows';
import { layoutReader, readLayout, type Layout } from './layout';
import { opaqueId } from './opaqueId';
import { parseRow, type ParsedRow } from './parsedRow';
import { partyOf, rowSubject, type Party } from './party';
import { contentFaults } from './rowFaults';
import { subjectsOfRows, type AskingRow } from './subjectsOfRows';

/** What the target of a record kind works with. */
export interface RecordTargetParts {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly directory: SubjectDirectory;
}

/** A target that also tells its columns, for templates and for the recognition of headings. */
export interface RecordTarget extends IntakeTarget<NewRow> {
  readonly columns: KindColumns;
}

/** A row while it is checked. */
interface Draft extends AskingRow {
  /** Whether the number of a person has 15 digits. */
  readonly former: boolean;
  readonly faults: readonly RowFault[];
  readonly build: ((ids: RowIds) => ReturnType<ReturnType<typeof buildRow>['build']>) | undefined;
}

/** Accepts the rows of a kind of record of a subgraph. */
export function recordTarget(
  subgraph: SubgraphName,
  kind: RecordKind,
  { connection, vault, directory }: RecordTargetParts,
): RecordTarget {
  const facts = kindFacts(subgraph, kind);
  const columns = columnsOf(subgraph, kind);
  const layoutOf = layoutReader(columns);
  const departments = new Set(
    kind.fields.flatMap(({ path, entity }) => (entity === 'Department' && path ? [path] : [])),
  );

  function placeIn({ form }: Layout, parsed: ParsedRow, meaning: string): FaultPlace {
    const known = columns.columns.filter((column) => column.meaning === meaning);
    const column =
      parsed.columns.get(meaning) ?? known.find((each) => each.form === form) ?? known.at(-1);
    return { meaning, heading: column?.heading ?? facts.titles.get(meaning) ?? meaning };
  }

  function draft(row: SubmittedRow, batch: BatchContext, repeated: Repeated): Draft {
    const layout = layoutOf(Object.keys(row.cells));
    const parsed = parseRow(row, layout);
    const placeOf = (meaning: string) => placeIn(layout, parsed, meaning);
    const named = partyOf(parsed);
    const { party } = named;
    const faults = [
      ...layout.faults.filter(({ code }) => code !== 'HEADING_MISSING'),
      ...entitlement(batch),
      ...parsed.faults,
      ...named.faults,
      ...contentFaults(parsed, kind, batch),
      ...conditionalFaults(parsed, kind.type, placeOf),
    ];
    const built =
      party &&
      buildRow(
        { ...parsed, faults },
        {
          facts,
          batch,
          subject: rowSubject(party),
          placeOf,
          digest: (text) => opaqueId(vault, `${kind.type}.intake`, text),
        },
      );
    const first = party && repeated(parsed, party);
    const all = [
      ...faults,
      ...(built?.faults ?? []),
      ...(first === undefined
        ? []
        : [fault('REPEATED_ROW', placeOf('basis.number'), { row: first })]),
    ];
    const { former = false } = named;
    const sound = all.length === 0;
    return { parsed, party, former, placeOf, sound, faults: all, build: built?.build };
  }

  function entitlement({ department, feed }: BatchContext): RowFault[] {
    // Which kinds a feed delivers, schema/exchange/feeds.ts says.
    if (feed !== undefined || facts.owners.includes(department)) return [];
    const values = { department: nameOfDepartment(department), kind: facts.title };
    return [fault('NOT_ENTITLED', { meaning: null, heading: null }, values)];
  }

  return {
    kind: kind.type,
    owners: facts.owners,
    takesLateReason: statesLateReason(kind),
    columns,
    isHeading: (text) => columns.find(text).length > 0,
    readHeadings: (headings) => ({ faults: readLayout(columns, headings).faults }),
    async check(rows, batch) {
      const repeated = repeatedRows(batch.seen);
      const drafts = rows.map((row) => draft(row, batch, repeated));
      const subjects = await subjectsOfRows(directory, drafts, batch);
      const results = drafts.map(
        (draft, index): FaultyRow | Omit<AcceptableRow<NewRow>, 'result'> => {
          const { parsed, faults, build } = draft;
          const { number, values } = parsed;
          const { answer, faults: more } = subjects[index]!;
          const all = [...faults, ...more];
          if (all.length > 0 || build === undefined || !answer || answer.result === 'REFUSED')
            return { number, result: 'FAULTY', faults: all, ...personIn(answer) };
          const subjectId = answer.subject.id;
          const key = `${kind.type}\0${String(values['basis.number'])}\0${subjectId}`;
          const recordId = opaqueId(vault, 'CreditRecord.id', key);
          const row = build({ subjectId, recordId });
          const former = 'former' in answer || draft.former;
          return {
            number,
            row,
            createsSubject: answer.result !== 'HELD',
            ...(former && { formerCode: true as const }),
          };
        },
      );
      const built = results.flatMap((result) => ('row' in result ? [result.row] : []));
      const held = await heldRows(connection, kind, vault, built);
      return results.map((result, index): CheckedRow<NewRow> => {
        if (!('row' in result)) return result;
        const { number, formerCode } = result;
        const before = held.get(rowKey(result.row)) ?? held.get(result.row._id);
        if (before === undefined) return { ...result, result: 'NEW' };
        const paths = differingPaths(kind, before, result.row).filter(
          // A feed names the deciding unit in words.
          (path) =>
            (!REPORTING_PATHS.has(path) || isStated(result.row, path)) &&
            (batch.feed === undefined || !departments.has(path)),
        );
        const stored = heldFacts(before);
        const isOfFeed = batch.feed !== undefined && batch.feed.origin === stored.origin;
        if (isOfFeed && stored.state !== 'ACTIVE' && stored.state !== 'DISPUTED')
          return {
            number,
            result: 'FAULTY',
            faults: [fault('ENDED', drafts[index]!.placeOf('basis.number'))],
          };
        if (paths.length === 0)
          return {
            number,
            result: 'UNCHANGED',
            recordId: before._id,
            ...(formerCode && { formerCode }),
            ...(batch.feed && { held: stored }),
          };
        if (isOfFeed && before.subjectId === result.row.subjectId)
          return {
            number,
            result: 'CORRECTS',
            row: { ...result.row, _id: before._id, publicityStart: startOf(before, result.row) },
            held: stored,
          };
        const { placeOf } = drafts[index]!;
        const names = paths.map((path) => facts.titles.get(path) ?? path).join('、');
        const place = placeOf('basis.number');
        return {
          number,
          result: 'FAULTY',
          faults: [fault('HELD_DIFFERENTLY', place, { fields: names })],
          ...personIn(subjects[index]!.answer),
        };
      });
    },
  };
}

/** The first day of publicity stays, unless publicity now ends before it. */
function startOf({ publicityStart }: NewRow, { publicityEnd }: NewRow): string {
  return publicityEnd !== null && publicityEnd < publicityStart ? publicityEnd : publicityStart;
}

function heldFacts({ state, versions, provenance }: NewRow): HeldFacts {
  return { state, version: versionOf({ versions }), origin: provenance.origin ?? null };
}

/** The person in a refused row, if the directory knows one. */
function personIn(answer: DirectoryAnswer | undefined): Pick<FaultyRow, 'personId'> {
  return answer?.result === 'HELD' && answer.subject.kind === 'NATURAL_PERSON'
    ? { personId: answer.subject.id }
    : {};
}

/** Whether a row has a value that a repeated row may leave out. */
const isStated = (row: object, path: string) =>
  (row as Readonly<Record<string, unknown>>)[path] !== null;

/** The number of an earlier row with the same document number and subject. */
type Repeated = (row: ParsedRow, party: Party) => number | undefined;

function repeatedRows(seen = new Map<string, number>()): Repeated {
  return ({ number, values }, { identifier }) => {
    const document = values['basis.number'];
    if (typeof document !== 'string') return undefined;
    // A digest keeps a million rows of a dry run small, and no number of a person in memory.
    const key = hash('sha1', `${document}\0${Object.values(identifier).join('\0')}`, 'base64');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, number);
    // A row that is checked twice does not repeat itself.
    return first === number ? undefined : first;
  };
}
