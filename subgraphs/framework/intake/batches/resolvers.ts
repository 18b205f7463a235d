import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../../context';
import type { PageArgs } from '../../lists/page';
import { connectionSelection } from '../../selection';
import { receiptOf } from './receipt';
import type { BatchCounts, BatchFault, BatchRecord, RowResult } from './record';
import type { IntakeStore, SubmitInput, UploadInput, WithIntake } from './store';

type Context = SubgraphContext<WithIntake>;
type Search = Parameters<IntakeStore['search']>[0];
type ShownResult = RowResult & { readonly batch: BatchRecord };

interface Submission<Input> {
  readonly input: Input;
  readonly key: string;
}

interface Withdrawal {
  readonly number: string;
  readonly reason: string;
  readonly key: string;
}

/**
 * The root fields of a subgraph that receive batches of its records.
 * @param domain part of the field names: `submit<Domain>Batch`
 */
export function intakeResolvers(domain: string): Record<string, Record<string, unknown>> {
  return {
    Query: {
      [`intakeBatchOf${domain}`]: (
        _: unknown,
        { number }: { readonly number: string },
        { stores }: Context,
      ) => stores.intake.byNumber(number),
      [`intakeBatchesOf${domain}`]: (
        _: unknown,
        args: Search,
        { stores }: Context,
        info: GraphQLResolveInfo,
      ) => stores.intake.search(args, connectionSelection(info)),
    },
    Mutation: {
      [`submit${domain}Batch`]: (
        _: unknown,
        { input, key }: Submission<SubmitInput>,
        { stores }: Context,
      ) => stores.intake.submit(input, key),
      [`open${domain}Upload`]: (
        _: unknown,
        { input, key }: Submission<UploadInput>,
        { stores }: Context,
      ) => stores.intake.openUpload(input, key),
      [`withdraw${domain}Batch`]: (
        _: unknown,
        { number, reason, key }: Withdrawal,
        { stores }: Context,
      ) => stores.intake.withdraw(number, reason, key),
    },
    IntakeBatch: {
      number: ({ _id }: BatchRecord) => _id,
      fileName: ({ fileName }: BatchRecord) => fileName,
      progress: progressOf,
      receipt: receiptOf,
      results: (batch: BatchRecord) =>
        batch.results?.map((result) => ({ ...result, batch })) ?? null,
      faults: (batch: BatchRecord, args: PageArgs, { stores }: Context, info: GraphQLResolveInfo) =>
        stores.intake.faults(batch, args, connectionSelection(info)),
      errorFile: (batch: BatchRecord, _: unknown, { stores }: Context) =>
        stores.intake.errorFile(batch),
    },
    IntakeCounts: { formerCodes: ({ formerCodes = 0 }: BatchCounts) => formerCodes },
    IntakeRowResult: {
      formerCode: ({ formerCode }: ShownResult) => formerCode === true,
      faults: async ({ batch, row, outcome }: ShownResult, _: unknown, { stores }: Context) =>
        outcome === 'REFUSED' ? ((await stores.intake.faultsByRow(batch)).get(row) ?? []) : [],
    },
    IntakeFault: {
      // The headings have no row.
      row: ({ row }: BatchFault) => (row === 0 ? null : row),
      message: ({ messageZh }: BatchFault) => messageZh,
      messageEnglish: ({ message }: BatchFault) => message,
    },
  };
}

/** The share of the rows that were dealt with, 0 to 1. */
function progressOf({ finishedAt, counts, totalRows }: BatchRecord): number {
  if (finishedAt !== null) return 1;
  return totalRows === null || totalRows === 0 ? 0 : counts.rows / totalRows;
}
