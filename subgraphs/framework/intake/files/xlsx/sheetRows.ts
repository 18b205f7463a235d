import { TableFault, type CellValue } from '../../table';
import { MAX_CELL_CHARACTERS, MAX_COLUMNS } from '../limits';
import { columnName, type RawRow } from '../rawRow';
import { dateText, numberText } from './cellText';
import { readXml, type Attributes } from './readXml';
import type { Workbook } from './workbook';

/**
 * The rows of a sheet that have cells, as Excel numbers them.
 * @param onMerged receives the merged cells (`A1:B2`), which follow the rows in the file
 * @throws TableFault that names the cell with a formula, an error or too long a text
 */
export async function* sheetRows(
  workbook: Workbook,
  part: string,
  onMerged: (cells: string) => void,
): AsyncGenerator<RawRow> {
  const reader = new SheetReader(workbook, onMerged);
  const stream = await workbook.archive.open(part);
  try {
    const chunks = readXml(stream, reader);
    while ((await chunks.next()).done !== true) yield* reader.take();
  } finally {
    stream.destroy();
  }
}

class SheetReader {
  readonly #workbook: Workbook;
  readonly #onMerged: (cells: string) => void;
  #rows: RawRow[] = [];
  #number = 0;
  #values: CellValue[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #text = '';
  #gathers = false;

  constructor(workbook: Workbook, onMerged: (cells: string) => void) {
    this.#workbook = workbook;
    this.#onMerged = onMerged;
  }

  /** The rows that were completed since the last call. */
  take(): readonly RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'v' || name === 't') this.#gathers = true;
    else if (name === 'c') this.#beginCell(attributes);
    else if (name === 'row') {
      this.#number = Number(attributes['r'] ?? this.#number + 1);
      this.#values = [];
      this.#column = -1;
    } else if (name === 'f')
      throw new TableFault(
        `Cell ${this.#cell} contains a formula; replace it by its value.`,
        this.#place,
      );
    else if (name === 'mergeCell') this.#onMerged(attributes['ref'] ?? '');
    else if (name === 'rPh') this.#gathers = false;
  }

  text(text: string): void {
    if (!this.#gathers) return;
    this.#text += text;
    if (this.#text.length > MAX_CELL_CHARACTERS)
      throw new TableFault(
        `Cell ${this.#cell} has more than ${MAX_CELL_CHARACTERS} characters; shorten it or submit several rows.`,
        this.#place,
      );
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#gathers = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row' && this.#values.length > 0)
      this.#rows.push({ number: this.#number, values: Array.from(this.#values, (v) => v ?? null) });
  }

  #beginCell({ r, t = 'n', s = '0' }: Attributes): void {
    this.#column = r === undefined ? this.#column + 1 : columnIndex(r);
    this.#type = t;
    this.#style = Number(s);
    this.#text = '';
  }

  #endCell(): void {
    const value = this.#value();
    if (value === null || value === '') return;
    if (this.#column >= MAX_COLUMNS)
      throw new TableFault(
        `Cell ${this.#cell} is beyond column ${MAX_COLUMNS}; a table may have at most ${MAX_COLUMNS}.`,
        this.#place,
      );
    this.#values[this.#column] = value;
  }

  #value(): CellValue {
    const { strings, dateStyles, from1904 } = this.#workbook;
    const text = this.#text;
    if (text === '') return null;
    switch (this.#type) {
      case 's': {
        const shared = strings.get(Number(text));
        if (shared !== undefined) return shared;
        throw new TableFault(
          `Cell ${this.#cell} refers to a text that the workbook lacks; save it again as .xlsx.`,
          this.#place,
        );
      }
      case 'b':
        return text === '1' || text === 'true';
      case 'e':
        throw new TableFault(
          `Cell ${this.#cell} contains the Excel error ${text}; replace it by a value.`,
          this.#place,
        );
      case 'd':
        return text.replace(/T00:00:00(\.0+)?Z?$/, '');
      case 'n':
        return dateStyles.has(this.#style) ? dateText(text, from1904) : numberText(text);
      default:
        return text;
    }
  }

  get #cell(): string {
    return `${columnName(this.#column)}${this.#number}`;
  }

  get #place() {
    return { row: this.#number, column: columnName(this.#column) };
  }
}

function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? 'A')
    index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
