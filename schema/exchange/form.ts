/**
 * The meanings that an item may have besides a field of the kind: facts about the subject, about
 * the authority, and of every record.
 */
export const COMMON_MEANINGS = [
  'subject.name',
  'subject.class',
  'subject.unifiedCode',
  'subject.documentType',
  'subject.documentNumber',
  'basis.title',
  'basis.number',
  'basis.date',
  'decisionDate',
  'publicityEnd',
  'expiresOn',
  'authority.name',
  'authority.code',
  'source.name',
  'source.code',
  /** Read for forbidden content, but not stored. */
  'remark',
  /** Accepted, because files have it, but never stored. */
  'notStored',
] as const;

export type ItemType =
  'TEXT' | 'CODE' | 'DATE' | 'AMOUNT' | 'NAME' | 'DOCUMENT_NUMBER' | 'UNIFIED_CODE' | 'IDENTITY';

/** When a cell must be filled in. */
export type Required = boolean | 'ORGANIZATION' | 'PERSON';

/** One item of a form of the national exchange standard. */
export interface ExchangeItem {
  /** The code that stands in the heading of the column. */
  readonly code: string;
  /** The Chinese title, which may stand there instead. */
  readonly title: string;
  readonly type: ItemType;
  /** Characters at most, as public programs hold them. */
  readonly length: number;
  readonly required: Required;
  readonly unit?: 'TEN_THOUSAND_YUAN';
  /** Id and version of its code list. */
  readonly list?: readonly [id: string, version: string];
  /** Whether a cell may have several codes, or several items together give one list. */
  readonly several?: true;
  /** A field of the kind, or a common meaning. */
  readonly meaning: string;
  /** What the cell holds when the field is null because its term has no end. */
  readonly noEnd?: string;
}

/** A form of the national exchange standard for one kind of record. */
export interface ExchangeForm {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly effectiveFrom: string;
  readonly source: string;
  readonly items: readonly ExchangeItem[];
}

type More = Partial<Pick<ExchangeItem, 'unit' | 'list' | 'several' | 'required' | 'noEnd'>>;

/** Creates an item; it is optional unless `more` says otherwise. */
export function item(
  code: string,
  title: string,
  [type, length]: readonly [ItemType, number],
  meaning: string,
  more: More = {},
): ExchangeItem {
  return { code, title, type, length, meaning, required: false, ...more };
}
