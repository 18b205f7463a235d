import { creditError } from '../../../../schema/errors';
import { sealDocument } from '../../vault/sealedFields';
import type { Vault } from '../../vault/vault';
import type { RecordKind } from '../recordKind';
import { sealedOfKind } from '../sealedRecords';
import type { NewRow } from './rowFault';
import { validateRow } from './validateRow';

/**
 * Seals the sealed fields of a row. The vault reads and creates the keys of all subjects that are
 * requested in one turn in one batch.
 */
export async function sealRow<R extends object>(
  vault: Vault,
  kind: RecordKind,
  row: R,
): Promise<R> {
  const sealed = sealedOfKind(kind);
  return sealed === undefined ? row : sealDocument(vault, sealed, row);
}

/** The kind of a row. @throws BAD_USER_INPUT for an unknown type */
export function kindOfRow(
  kinds: ReadonlyMap<string, RecordKind>,
  { type }: { readonly type: string },
): RecordKind {
  const kind = kinds.get(type);
  if (kind === undefined)
    throw creditError(
      'BAD_USER_INPUT',
      'The field type must name a type of record of this subgraph.',
    );
  return kind;
}

/**
 * Validates rows, then seals them; returns each with its kind.
 * @throws BAD_USER_INPUT for the first invalid row; its index is in `extensions.row`
 */
export async function checkedAndSealed(
  kinds: ReadonlyMap<string, RecordKind>,
  vault: Vault,
  rows: readonly NewRow[],
): Promise<(readonly [RecordKind, NewRow])[]> {
  const valid = rows.map((row, index) => {
    const kind = kindOfRow(kinds, row);
    validateRow(kind, row, index);
    return [kind, row] as const;
  });
  return Promise.all(
    valid.map(async ([kind, row]) => [kind, await sealRow(vault, kind, row)] as const),
  );
}
