import type { Connection } from 'mongoose';
import type { RecordKind } from '../records/recordKind';
import { recordWriter } from '../records/writer/recordWriter';
import type { SealedFields } from '../vault/sealedFields';
import type { Vault } from '../vault/vault';
import type { MoveSubject } from './applySubjectEvents';
import { moveDocuments } from './moveDocuments';

/** What the move works with. */
export interface SubjectMoveParts {
  readonly connection: Connection;
  readonly records: readonly RecordKind[];
  readonly sealed: readonly SealedFields[];
  readonly vault: Vault;
  readonly now: () => Date;
}

const REASON = '同一主体重复登记，由登记部门归并';
/** One subject has one code: State Council document 国发〔2015〕33号. */
const LEGAL_BASIS = '法人和其他组织统一社会信用代码制度建设总体方案（国发〔2015〕33号）';

/** Moves the records and other documents of a merged duplicate in a subgraph's database. */
export function moveSubject({
  connection,
  records,
  sealed,
  vault,
  now,
}: SubjectMoveParts): MoveSubject {
  const writer = recordWriter(connection, records, vault);
  return async ({ from, to, number }) => {
    await writer.moveAll(
      { from, to },
      // The steward is in the record of the merge, which has the number of the event.
      {
        actor: `subject-event:${number}`,
        at: now(),
        reason: REASON,
        legalBasis: LEGAL_BASIS,
      },
    );
    await moveDocuments(connection, sealed, vault, { from, to });
  };
}
