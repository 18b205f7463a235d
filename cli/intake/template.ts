import { writeFile } from 'node:fs/promises';
import { ORGANIZATION } from '../../schema/recordDomains';
import type { SubgraphName } from '../../schema/sdl';
import { definitionOf } from '../../subgraphs/definitionOf';
import {
  writeTemplate,
  type TemplateColumn,
} from '../../subgraphs/framework/intake/files/template';
import type { Column } from '../../subgraphs/framework/intake/rows/column';
import {
  columnsOf,
  templateColumns,
  type KindColumns,
} from '../../subgraphs/framework/intake/rows/columns';
import { registrationColumns } from '../../subgraphs/subjects/registration/columns';

const NOTES = { ORGANIZATION: '相对人为组织时必填', PERSON: '相对人为自然人时必填' } as const;
const TYPES: Readonly<Partial<Record<Column['type']['is'], string>>> = {
  DATE: '日期，YYYY-MM-DD',
  CODE: '代码，见代码表',
  INTEGER: '整数',
  DECIMAL: '数值',
  BOOLEAN: '是或者否',
  UNIFIED_CODE: '统一社会信用代码，18 位',
  CASE_NUMBER: '案号',
};
const UNITS = { TEN_THOUSAND_YUAN: '金额（万元）', YUAN: '金额（元）', FEN: '金额（分）' } as const;

/** The kind whose template is written, and where to. */
export interface TemplateWish {
  readonly kind: string;
  readonly subgraph: SubgraphName;
  readonly format: 'XLSX' | 'CSV';
  /** Whether the headings are the kind's own names and not those of the national form. */
  readonly own: boolean;
  readonly file: string;
}

/** Writes an empty file with the headings of a kind. */
export async function templateFile({
  kind,
  subgraph,
  format,
  own,
  file,
}: TemplateWish): Promise<void> {
  const columns = columnsOfKind(subgraph, kind);
  const form = own ? columns.forms.at(-1) : columns.forms[0];
  await writeFile(file, await writeTemplate(templateColumns(columns, form).map(described), format));
}

function columnsOfKind(subgraph: SubgraphName, kind: string): KindColumns {
  if (kind === ORGANIZATION) return registrationColumns();
  const found = definitionOf(subgraph).records?.find(({ type }) => type === kind);
  if (found === undefined) throw new Error(`There is no kind ${kind}.`);
  return columnsOf(subgraph, found);
}

function described(column: Column): TemplateColumn {
  const { heading, title, type, length, required, several } = column;
  const notes = [
    type.is === 'AMOUNT' ? UNITS[type.unit] : TYPES[type.is],
    length === null ? undefined : `至多 ${length} 字`,
    several ? '可填多项，以；分隔' : undefined,
    typeof required === 'string' ? NOTES[required] : undefined,
  ].filter((note) => note !== undefined);
  return {
    heading,
    title,
    description: notes.join('；'),
    required: required === true,
    ...(type.is === 'CODE' && { codes: type.entries }),
  };
}
