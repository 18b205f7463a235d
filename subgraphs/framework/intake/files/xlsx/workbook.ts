import { posix } from 'node:path';
import type { TableSource } from '../tableSource';
import { openArchive, type Archive } from './archive';
import { readDateStyles } from './dateFormats';
import { readWholeXml } from './readXml';
import { NO_STRINGS, readSharedStrings, type SharedStrings } from './sharedStrings';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** A workbook whose sheets can be read. */
export interface Workbook {
  readonly archive: Archive;
  /** The sheets that people see, in their order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly strings: SharedStrings;
  /** The numbers of the styles that show dates. */
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

/** @throws TableFault when the file is no workbook, or is damaged */
export async function openWorkbook(source: TableSource): Promise<Workbook> {
  const archive = await openArchive(source);
  try {
    const relations = await readRelations(archive);
    const strings = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.part;
    const styles = relations.find(({ type }) => type.endsWith('/styles'))?.part;
    return {
      archive,
      ...(await readSheets(archive, new Map(relations.map(({ id, part }) => [id, part])))),
      strings: strings ? await readSharedStrings(await archive.open(strings)) : NO_STRINGS,
      dateStyles: styles ? await readDateStyles(await archive.open(styles)) : new Set(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

interface Relation {
  readonly id: string;
  readonly type: string;
  /** The name of the part that the relation names. */
  readonly part: string;
}

async function readRelations(archive: Archive): Promise<Relation[]> {
  const relations: Relation[] = [];
  await readWholeXml(await archive.open(RELATIONS), {
    open(name, { Id: id, Type: type = '', Target: target }) {
      if (name === 'Relationship' && id !== undefined && target !== undefined)
        relations.push({ id, type, part: posix.resolve('/xl', target).slice(1) });
    },
  });
  return relations;
}

async function readSheets(
  archive: Archive,
  parts: ReadonlyMap<string, string>,
): Promise<Pick<Workbook, 'sheets' | 'from1904'>> {
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  await readWholeXml(await archive.open(WORKBOOK), {
    open(element, attributes) {
      const { name = '', state = 'visible', date1904 } = attributes;
      if (element === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      if (element !== 'sheet' || state !== 'visible') return;
      const id = Object.keys(attributes).find((key) => key.endsWith(':id'));
      const part = id === undefined ? undefined : parts.get(attributes[id]!);
      if (part !== undefined) sheets.push({ name, part });
    },
  });
  return { sheets, from1904 };
}
