/* eslint-disable jest/no-export -- a suite that the test file of records runs */
import type { RecordCase } from './recordCase';
import { commands, commonFields } from './records/common';
import { listConditions, orders, searchConditions } from './records/conditions';
import { endedList } from './records/ended';
import { fields } from './records/fields';
import { freezing } from './records/freezing';
import { fromTheEnd } from './records/fromTheEnd';
import { indexes } from './records/indexes';
import type { KindInSchema } from './records/kindsInSchema';
import { listPages, searchPages } from './records/pages';
import { audience, dispute, minors } from './records/visibility';

/** One promise of every kind of record. */
interface RecordPromise {
  /** Why a kind does not make the promise, by its schema; undefined when it does. */
  readonly lacks?: (kind: KindInSchema) => string | undefined;
  readonly suite: (recordCase: RecordCase) => void;
}

const noList = ({ list }: KindInSchema) => (list === undefined ? 'no list' : undefined);
const noSearch = ({ search }: KindInSchema) => (search === undefined ? 'no search' : undefined);

/** The promises of every kind of record. */
export const PROMISES: Readonly<Record<string, RecordPromise>> = {
  'exists for callers with a right to it': { suite: audience },
  'is marked while disputed': { suite: dispute },
  'is listed for its subject after it has ended': { lacks: noList, suite: endedList },
  'is hidden when it is of a minor': { suite: minors },
  'is frozen': { suite: freezing },
  'returns each field to callers with a right to it': { suite: fields },
  'has the fields of all records': { suite: commonFields },
  'has pages on its subject': { lacks: noList, suite: listPages },
  'is paged backwards': { lacks: noList, suite: fromTheEnd },
  'takes one command': { lacks: noList, suite: commands },
  'is listed by each condition': {
    lacks: (kind) =>
      noList(kind) ?? (kind.listConditions.length === 0 ? 'no condition of the list' : undefined),
    suite: listConditions,
  },
  'has pages of the search': { lacks: noSearch, suite: searchPages },
  'is found by each condition': {
    lacks: (kind) =>
      noSearch(kind) ??
      (kind.searchConditions.length === 0 ? 'no condition of the search' : undefined),
    suite: searchConditions,
  },
  'is sorted in each order': { lacks: noSearch, suite: orders },
  'is found by indexes': { lacks: noSearch, suite: indexes },
};

/** The promises whose tests ran, as `kind: promise`. */
export const TESTED_PROMISES = new Set<string>();

/** Tests every promise of a record type on a collection without other records of the type. */
export function recordSuite(recordCase: RecordCase): void {
  for (const [name, { lacks, suite }] of Object.entries(PROMISES)) {
    if (lacks?.(recordCase.inSchema) !== undefined) continue;
    describe(`${recordCase.type} ${name}`, () => {
      beforeAll(() => void TESTED_PROMISES.add(`${recordCase.type}: ${name}`));
      afterAll(() => recordCase.model().deleteMany({}));
      suite(recordCase);
    });
  }
}
