import { codeList, type CodeEntry } from '../../../../schema/exchange/codeList';
import type { ExchangeForm, ExchangeItem } from '../../../../schema/exchange/form';
import type { CellType, Column } from './column';

/**
 * The columns of a form of the exchange standard.
 * @param own the entries of a field's own enum by path, which the form's codes take precedence over
 */
export function formColumns(
  { id, items }: ExchangeForm,
  own: ReadonlyMap<string, readonly CodeEntry[]>,
): Column[] {
  return items.map((item) => ({
    heading: item.code,
    headings: [item.code, item.title],
    title: item.title,
    meaning: item.meaning,
    form: id,
    type: typeOf(item, own.get(item.meaning) ?? []),
    length: item.length,
    required: item.required,
    several: item.several === true,
    ...(item.noEnd !== undefined && { noEnd: item.noEnd }),
  }));
}

function typeOf({ type, list, unit }: ExchangeItem, own: readonly CodeEntry[]): CellType {
  switch (type) {
    case 'CODE':
      return { is: 'CODE', entries: [...(list ? codeList(...list).entries : []), ...own] };
    case 'AMOUNT':
      return { is: 'AMOUNT', unit: unit ?? 'YUAN' };
    default:
      return { is: type };
  }
}
