import type { MatrixVersion } from '../policy/matrix';
import { CALLER_CLASSES } from './callers';
import type { PolicyRow } from './policyTable';

/** The formats of the report. */
export const FORMATS = ['text', 'html', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Writes the report in a format. */
export function formatTable(
  format: Format,
  rows: readonly PolicyRow[],
  matrix: MatrixVersion,
): string {
  switch (format) {
    case 'text':
      return textTable(rows, matrix);
    case 'html':
      return htmlTable(rows, matrix);
    case 'csv':
      return csvTable(rows);
  }
}

function textTable(rows: readonly PolicyRow[], matrix: MatrixVersion): string {
  const table = [
    ['field', 'cluster', ...CALLER_CLASSES.map(({ id }) => id)],
    ...rows.map(({ field, cluster, cells }) => [field, cluster || '-', ...cells]),
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n\n${rows.length} fields, ${CALLER_CLASSES.length} classes of callers; purpose: one that opens the cluster, with its proof, by matrix ${matrix.version}.\n`;
}

/** RFC 4180, with the byte order mark that makes spreadsheets recognise UTF-8. */
function csvTable(rows: readonly PolicyRow[]): string {
  const header = [
    'field',
    'owner',
    'cluster',
    'rule',
    'description',
    ...CALLER_CLASSES.map(({ id }) => id),
  ];
  const table = [
    header,
    ...rows.map(({ field, owner, cluster, rule, description, cells }) => [
      field,
      owner,
      cluster,
      rule,
      description,
      ...cells,
    ]),
  ];
  return `\uFEFF${table.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Quotes where needed; a value that a spreadsheet would treat as a formula becomes text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function htmlTable(rows: readonly PolicyRow[], matrix: MatrixVersion): string {
  const head = CALLER_CLASSES.map(
    ({ name, english }) =>
      `<th scope="col">${escape(name)}<br><small>${escape(english)}</small></th>`,
  ).join('');
  const body = rows.map(
    ({ field, owner, cluster, rule, description, cells }) =>
      `<tr><th scope="row" title="${escape(description)}">${escape(field)}</th>` +
      `<td>${escape(owner)}</td><td>${escape(cluster)}</td><td>${escape(rule)}</td>` +
      `${cells.map((cell) => `<td class="${cell.split(/[ ,]/)[0] ?? ''}">${escape(cell)}</td>`).join('')}</tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>字段权限表 Field permissions</title>
<style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: 0.2rem 0.5rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: #fff; }
.yes { background: #e3f4e3; }
.if { background: #fdf3d6; }
.masked { background: #e2ebfa; }
.no { background: #f8e1e1; }
</style>
</head>
<body>
<h1>字段权限表 Field permissions</h1>
<p>${rows.length} 个字段 fields; 目的矩阵 purpose matrix ${escape(matrix.version)}.</p>
<table>
<thead><tr><th scope="col">字段<br><small>field</small></th><th scope="col">子图<br><small>subgraph</small></th><th scope="col">数据簇<br><small>cluster</small></th><th scope="col">规则<br><small>rule</small></th>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
