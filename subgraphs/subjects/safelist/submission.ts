import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { creditError } from '../../../schema/errors';
import { checkOperation, type OperationFault } from '../../../schema/safelist/checkOperation';
import { SAFELIST_LIMITS } from '../../../schema/safelist/limits';
import { operationId, withoutPrefix } from '../../../schema/safelist/operationId';
import type { OperationRecord, SubmissionResult } from './record';

/** An operation as a caller submits it. */
export interface SubmittedOperation {
  readonly document: string;
  readonly alias?: string | null;
}

/** A stored operation, as far as a change compares it. */
export type StoredOperation = Pick<OperationRecord, '_id' | 'hash' | 'aliases' | 'bytes'>;

/** The writes of a submission, and its results in the order of the operations. */
export interface Submission {
  readonly insert: readonly OperationRecord[];
  readonly aliased: readonly Pick<OperationRecord, '_id' | 'hash' | 'aliases'>[];
  readonly results: readonly SubmissionResult[];
}

/** The members of a new operation that its text does not determine. */
export type Placement = Pick<
  OperationRecord,
  'clientId' | 'draft' | 'addedAt' | 'addedBy' | 'expiresAt'
>;

const ALIAS = /^[\x21-\x7e]+$/;

/**
 * Compares submitted operations with those that a safelist or a draft contains.
 * @throws BAD_USER_INPUT when there are too many operations in the request, or would be in the list
 */
export function submission(
  stored: readonly StoredOperation[],
  operations: readonly SubmittedOperation[],
  placement: Placement,
  schema: () => GraphQLSchema,
): Submission {
  checkBatch('operations', operations);
  const byHash = new Map<string, OperationRecord | StoredOperation>(
    stored.map((one) => [one.hash, one]),
  );
  const hashOfAlias = new Map(
    stored.flatMap(({ hash, aliases }) => aliases.map((alias) => [alias, hash] as const)),
  );
  const insert = new Map<string, OperationRecord>();
  const aliased = new Map<string, StoredOperation>();

  function submit({ document, alias: given }: SubmittedOperation): SubmissionResult {
    const hash = operationId(document);
    const alias = given == null || withoutPrefix(given) === hash ? undefined : withoutPrefix(given);
    const known = byHash.get(hash);
    const { name, kind, faults } =
      known === undefined ? checkOperation(schema(), document) : { ...NAMED, name: nameOf(known) };
    const fault = alias === undefined ? undefined : aliasFault(alias, hash, known);
    if (faults.length > 0 || fault !== undefined)
      return { id: hash, name, outcome: 'INVALID', faults: [...faults, ...(fault ? [fault] : [])] };
    if (alias !== undefined) hashOfAlias.set(alias, hash);
    const aliases = alias === undefined || known?.aliases.includes(alias) ? [] : [alias];
    if (known === undefined) {
      const bytes = Buffer.byteLength(document);
      const row = { _id: randomUUID(), ...placement, hash, name, kind, document, bytes, aliases };
      insert.set(hash, row);
      byHash.set(hash, row);
      return { id: hash, name, outcome: 'ADDED', faults: [] };
    }
    if (aliases.length === 0) return { id: hash, name, outcome: 'UNCHANGED', faults: [] };
    const changed = { ...known, aliases: [...known.aliases, ...aliases] };
    byHash.set(hash, changed);
    if (insert.has(hash)) insert.set(hash, changed as OperationRecord);
    else aliased.set(hash, changed);
    return { id: hash, name, outcome: 'ADDED', faults: [] };
  }

  function aliasFault(
    alias: string,
    hash: string,
    known: StoredOperation | undefined,
  ): OperationFault | undefined {
    if (!ALIAS.test(alias) || alias.length > SAFELIST_LIMITS.aliasCharacters)
      return {
        message: `The other id of an operation must have 1 to ${SAFELIST_LIMITS.aliasCharacters} printable ASCII characters without blanks.`,
      };
    const other = hashOfAlias.get(alias) ?? (byHash.has(alias) ? alias : undefined);
    if (other !== undefined && other !== hash)
      return { message: `The id ${alias} already refers to another operation, ${other}.` };
    if (other === undefined && known?.aliases.length === SAFELIST_LIMITS.aliases)
      return { message: `An operation may have at most ${SAFELIST_LIMITS.aliases} other ids.` };
    return undefined;
  }

  const results = operations.map(submit);
  checkSize([...byHash.values()]);
  return { insert: [...insert.values()], aliased: [...aliased.values()], results };
}

const NAMED = { kind: 'QUERY', faults: [] } as const;

function nameOf(operation: StoredOperation & { readonly name?: string | null }): string | null {
  return operation.name ?? null;
}

/** @throws BAD_USER_INPUT when a request has no operation or id, or too many */
export function checkBatch(field: string, { length }: readonly unknown[]): void {
  if (length < 1 || length > SAFELIST_LIMITS.batch)
    throw creditError(
      'BAD_USER_INPUT',
      `The field ${field} has ${length} members; it must have 1 to ${SAFELIST_LIMITS.batch}.`,
    );
}

function checkSize(all: readonly StoredOperation[]): void {
  const { operations, bytes } = SAFELIST_LIMITS;
  if (all.length > operations)
    throw creditError('BAD_USER_INPUT', `A safelist may have at most ${operations} operations.`);
  if (bytesOf(all) > bytes)
    throw creditError(
      'BAD_USER_INPUT',
      `The operations of a safelist may have at most ${bytes} bytes together.`,
    );
}

/** The total size of the texts of operations. */
export function bytesOf(operations: readonly Pick<StoredOperation, 'bytes'>[]): number {
  return operations.reduce((sum, { bytes }) => sum + bytes, 0);
}
