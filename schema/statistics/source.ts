import { z } from 'zod';
import { countedFactSchema, subjectFactsSchema } from './facts';

/** Path at which a subgraph with records returns the facts of its records, beside `/graphql`. */
export const STATISTICS_FACTS_PATH = '/statistics-facts';

/** Facts on a page of changes. A page has whole transactions, so that the last may exceed it. */
export const CHANGES_PAGE_SIZE = 1000;

/** Rows on a page of rows. */
export const MAX_ROWS = 1000;

/** A place among the rows of a subgraph; encrypted, because it contains the id of a record. */
const position = z.string().min(1).max(2000);
const number = z.number().int().min(0);

/** A question to a source: for changes of facts, or for the facts of rows. */
export const statisticsQuestionSchema = z.union([
  z.strictObject({ after: number, upTo: number.optional(), until: position.optional() }),
  z.strictObject({ position: position.nullable(), limit: z.number().int().min(1).max(MAX_ROWS) }),
]);

// Members that a later version adds are ignored: during an upgrade subgraphs of two versions call
// each other.

export const changesPageSchema = z.object({
  /** Whether changes after the number are no longer stored; the facts must then be rebuilt. */
  lost: z.boolean(),
  facts: z.array(countedFactSchema),
  /** The dimensions of the subjects of the facts, as they are now. */
  subjects: z.array(subjectFactsSchema),
  /** The number from which the next page continues. */
  number,
  /** Whether more changes exist. */
  more: z.boolean(),
  /** Until when all changes are included, by the clock of the source. */
  asOf: z.iso.datetime(),
});

/** The changes of facts after a number, in the order of commits. */
export type ChangesPage = Readonly<z.infer<typeof changesPageSchema>>;

export const rowsPageSchema = z.object({
  facts: z.array(countedFactSchema),
  subjects: z.array(subjectFactsSchema),
  /** The position of the last row; null if no row follows. */
  position: position.nullable(),
  /** The number of the last change that the rows include. */
  number,
  /** How many rows were read: some have no fact. */
  rows: number,
  /** How many rows the subgraph stores, approximately. */
  total: number,
});

/** The facts of the rows after a position, and the changes that they include. */
export type RowsPage = Readonly<z.infer<typeof rowsPageSchema>>;

/**
 * A subgraph whose records are counted. What it returns names neither a record nor a subject.
 */
export interface StatisticsSource {
  /** The name of the subgraph. */
  readonly name: string;
  /**
   * Returns the changes of facts after a number.
   * @param upTo the last number to include; by default all changes are included
   * @param until a position; changes of rows after it are omitted
   * @throws when the subgraph does not respond; the call is then repeated later
   */
  changes(after: number, upTo?: number, until?: string): Promise<ChangesPage>;
  /**
   * Returns the facts of the rows after a position, in the order of their ids, and the number of
   * the last change in the same snapshot. `null` is the position before the first row. A page of
   * rows becomes exact in every later state by the changes after its number of the rows up to its
   * position.
   * @param limit at most MAX_ROWS
   * @throws when the subgraph does not respond; the call is then repeated later
   */
  rows(position: string | null, limit: number): Promise<RowsPage>;
}
