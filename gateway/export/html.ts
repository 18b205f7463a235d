import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { ExportDocument } from './document';
import { fieldLabel, typeLabel, valueLabel, type Label } from './labels';

const STYLE =
  'body{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}' +
  'h2{border-bottom:1px solid #ccc;margin-top:2.5rem}small{color:#667}' +
  'table{border-collapse:collapse;width:100%;margin:.5rem 0}' +
  'th,td{border:1px solid #ddd;padding:.3rem .6rem;text-align:left;vertical-align:top}' +
  'th{width:28%;background:#f7f7f7;font-weight:normal}.item{margin:1rem 0}';

/**
 * The Content-Security-Policy of an export page: it allows the page's own style and nothing else.
 */
export const EXPORT_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(STYLE)
  .digest('base64')}'; frame-ancestors 'none'`;

/**
 * Renders an export as an HTML page: 中文 first, then English, without scripts, every value escaped.
 */
export function exportPage(schema: GraphQLSchema, exported: ExportDocument): string {
  const { about, data, generatedAt, requestId, withheld } = exported;
  const own = { type: schema.getQueryType()?.name ?? 'Query' };
  const sections = Object.entries(data).map(
    ([field, value]) =>
      `<h2>${name(fieldLabel(schema, own.type, field))}</h2>${rendered(schema, own.type, field, value)}`,
  );
  const hidden =
    withheld.length === 0
      ? ''
      : `<h2>不提供的字段 <small>Fields withheld</small></h2><ul>${withheld
          .map((path) => `<li><code>${escaped(path)}</code></li>`)
          .join('')}</ul>`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>个人信息副本 Copy of information held</title><style>${STYLE}</style></head>
<body><h1>个人信息副本 <small>Copy of information held</small></h1>
<table>${row({ zh: '主体', en: 'Subject' }, `${name(typeLabel(schema, about.type))} ${escaped(about.id)}`)}${row(
    { zh: '生成时间', en: 'Generated at' },
    escaped(generatedAt),
  )}${row({ zh: '请求编号', en: 'Request' }, escaped(requestId))}</table>
${sections.join('\n')}
${hidden}
</body></html>
`;
}

function rendered(schema: GraphQLSchema, type: string, field: string, value: unknown): string {
  if (value == null) return '<small>—</small>';
  if (typeof value === 'boolean') return value ? '是 <small>yes</small>' : '否 <small>no</small>';
  if (Array.isArray(value)) {
    if (value.length === 0) return '<small>无 none</small>';
    return value
      .map((item) => `<div class="item">${rendered(schema, type, field, item)}</div>`)
      .join('');
  }
  if (typeof value === 'object') return table(schema, value as Record<string, unknown>);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const label = valueLabel(schema, type, field, text);
  return label ? name(label) : escaped(text);
}

function table(schema: GraphQLSchema, { __typename, ...fields }: Record<string, unknown>): string {
  const type = typeof __typename === 'string' ? __typename : '';
  const rows = Object.entries(fields).map(([field, value]) =>
    row(fieldLabel(schema, type, field), rendered(schema, type, field, value)),
  );
  return `<table>${rows.join('')}</table>`;
}

function row(label: Label, html: string): string {
  return `<tr><th>${name(label)}</th><td>${html}</td></tr>`;
}

function name({ zh, en }: Label): string {
  return `${escaped(zh)} <small>${escaped(en)}</small>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
