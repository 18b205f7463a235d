import type { RowFault } from '../target';
import type { Column } from './column';
import type { KindColumns } from './columns';
import { fault } from './faults';

/** The columns of a table, and what is wrong with its headings. */
export interface Layout {
  readonly columns: ReadonlyMap<string, Column>;
  readonly faults: readonly RowFault[];
  /** Id of the form that the headings belong to. */
  readonly form: string;
}

/**
 * Reads the headings of a table. A heading that several forms have is read as in the form that most
 * headings belong to; a form may be mixed with the kind's own names.
 */
export function readLayout(kind: KindColumns, headings: readonly string[]): Layout {
  const found = headings.map((heading) => ({ heading, candidates: kind.find(heading) }));
  const form = mostlyOf(
    kind.forms,
    found.map(({ candidates }) => candidates),
  );
  const columns = new Map<string, Column>();
  const faults: RowFault[] = [];
  const byMeaning = new Map<string, Column>();
  for (const { heading, candidates } of found) {
    const column = candidates.find((each) => each.form === form) ?? candidates[0];
    if (column === undefined) {
      if (heading.trim() !== '')
        faults.push(fault('HEADING_UNKNOWN', { meaning: null, heading: shown(heading) }));
      continue;
    }
    const named = { ...column, heading: shown(heading) };
    const before = byMeaning.get(column.meaning);
    if (before !== undefined && !mayRepeat(before, column))
      faults.push(fault('HEADING_REPEATED', named, { other: before.heading }));
    byMeaning.set(column.meaning, named);
    columns.set(heading, named);
  }
  for (const column of kind.columns)
    if (column.form === form && column.required === true && !byMeaning.has(column.meaning))
      faults.push(fault('HEADING_MISSING', column));
  return { columns, faults, form };
}

/** Layouts that are remembered: each row of JSON may have headings of its own. */
const MAX_LAYOUTS = 100;

/** `readLayout` for the headings of many rows, which are mostly the same. */
export function layoutReader(kind: KindColumns): (headings: readonly string[]) => Layout {
  const layouts = new Map<string, Layout>();
  return (headings) => {
    const key = headings.join('\0');
    let layout = layouts.get(key);
    if (layout === undefined) {
      if (layouts.size > MAX_LAYOUTS) layouts.clear();
      layouts.set(key, (layout = readLayout(kind, headings)));
    }
    return layout;
  };
}

/** Whether two columns of a table may have one meaning: two codes of one list, or nothing stored. */
function mayRepeat(before: Column, column: Column): boolean {
  if (column.meaning === 'notStored' || column.meaning === 'remark') return true;
  return before.several && column.several;
}

function mostlyOf(forms: readonly string[], candidates: readonly (readonly Column[])[]): string {
  let best = forms[0]!;
  let most = -1;
  for (const form of forms) {
    const count = candidates.filter((each) => each.some((column) => column.form === form)).length;
    if (count > most) [best, most] = [form, count];
  }
  return best;
}

/** A heading as a message may show it: it is the sender's text, and may be of any length. */
function shown(heading: string): string {
  const text = heading.replace(/\s+/gu, ' ').trim();
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
