import type { RowFault } from '../../target';

/** What a cell holds; the value null is a day that means no end. */
export type ReadCell =
  { readonly value: unknown } | { readonly empty: true } | { readonly fault: RowFault };
