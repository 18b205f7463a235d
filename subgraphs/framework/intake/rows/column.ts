import type { CodeEntry } from '../../../../schema/exchange/codeList';
import type { Required } from '../../../../schema/exchange/form';

/** How an amount is written in a cell. */
export type MoneyUnit = 'TEN_THOUSAND_YUAN' | 'YUAN' | 'FEN';

/** What the cells of a column hold. */
export type CellType =
  | { readonly is: 'TEXT' }
  /** A name, compared without regard to the width of brackets. */
  | { readonly is: 'NAME' }
  | { readonly is: 'DOCUMENT_NUMBER' }
  | { readonly is: 'CODE'; readonly entries: readonly CodeEntry[] }
  | { readonly is: 'DATE' }
  | { readonly is: 'AMOUNT'; readonly unit: MoneyUnit }
  | { readonly is: 'INTEGER' }
  | { readonly is: 'DECIMAL' }
  | { readonly is: 'BOOLEAN' }
  | { readonly is: 'UNIFIED_CODE' }
  /** The number of a person's document, whatever its kind. */
  | { readonly is: 'IDENTITY' }
  | { readonly is: 'CASE_NUMBER' }
  | { readonly is: 'REGION' }
  /** Objects divided by ；, their values divided by ｜ in this order. */
  | { readonly is: 'PARTS'; readonly parts: readonly Part[] };

/** One value of an object in a cell. */
export interface Part {
  readonly name: string;
  readonly title: string;
  readonly type: Exclude<CellType, { readonly is: 'PARTS' }>;
  readonly required: boolean;
}

/** One column that a file of a kind may have. */
export interface Column {
  /** The heading as the templates and the messages write it. */
  readonly heading: string;
  /** Every heading by which it is found. */
  readonly headings: readonly string[];
  /** Title in Chinese. */
  readonly title: string;
  /** A row path of the kind, or a common meaning of schema/exchange/form.ts. */
  readonly meaning: string;
  /** Id of the form, or OWN for the kind's own names. */
  readonly form: string;
  readonly type: CellType;
  /** Characters at most; null for the usual limit of the type. */
  readonly length: number | null;
  readonly required: Required;
  /** Whether a cell may hold several values. */
  readonly several: boolean;
  /** What the cell of a term without an end holds. */
  readonly noEnd?: string;
}

/** The form of the columns with a kind's own names. */
export const OWN = 'own';
