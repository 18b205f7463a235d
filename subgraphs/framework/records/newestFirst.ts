import type { Order } from '../lists/order';

/** Newest decision first: the order of every record list that names no other. */
export const NEWEST_FIRST: Order = [
  ['decisionDate', -1],
  ['_id', -1],
];
