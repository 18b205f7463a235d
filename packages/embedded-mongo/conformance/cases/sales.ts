import { type Fields, N } from '../case';

/** The manual's sales collection. */
export const SALES: Fields[] = [
  { _id: 1, item: 'abc', price: N('10'), qty: 2, date: new Date('2014-03-01') },
  { _id: 2, item: 'jkl', price: N('20'), qty: 1, date: new Date('2014-03-01') },
  { _id: 3, item: 'xyz', price: N('5'), qty: 10, date: new Date('2014-03-15') },
  { _id: 4, item: 'xyz', price: N('5'), qty: 20, date: new Date('2014-04-04') },
  { _id: 5, item: 'abc', price: N('10'), qty: 10, date: new Date('2014-04-04') },
];

/** Puts results in an order that can be compared. */
export const BY_ID = { $sort: { _id: 1 } };
