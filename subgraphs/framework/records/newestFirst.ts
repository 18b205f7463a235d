import type { Order } from '../lists/order';

/** Newest decision first: the default order of record lists. */
export const NEWEST_FIRST: Order = [
  ['decisionDate', -1],
  ['_id', -1],
];
