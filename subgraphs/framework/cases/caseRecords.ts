import type { Connection } from 'mongoose';
import type { CaseRecordFacts, CaseRecords } from '../../../schema/cases/records';
import type { Severity } from '../../../schema/policy/publicity';
import type { SubgraphName } from '../../../schema/sdl';
import { kindFacts, type KindFacts } from '../records/kindFacts';
import type { RecordKind } from '../records/recordKind';
import { factsOf, type WrittenRow } from '../records/writer/event';
import { tablesOf } from '../records/writer/tables';
import { CORRECTION_NOTE } from '../records/writer/transitions';
import type { Vault } from '../vault/vault';
import { applyEffect } from './applyEffect';
import { appliedEffectModel } from './model';

type CaseRow = WrittenRow & { readonly severity?: Severity };

/** The records of a subgraph, as the cases about them see them. */
export function caseRecords(
  name: SubgraphName,
  connection: Connection,
  kinds: readonly RecordKind[],
  vault: Vault,
): CaseRecords {
  const tables = tablesOf(connection, kinds);
  const effects = appliedEffectModel(connection);
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));
  const known = new Map<string, KindFacts>();
  const kindFactsOf = (type: string) => {
    const kind = byType.get(type);
    if (kind !== undefined && !known.has(type)) known.set(type, kindFacts(name, kind));
    return known.get(type);
  };
  return {
    name,
    async facts({ type, id }) {
      if (!byType.has(type)) return null;
      const row = await tables.rows.findOne<CaseRow>({ _id: id, type });
      return row && caseFacts(row);
    },
    apply: (effect) => applyEffect({ tables, vault, kindFactsOf }, effects, effect),
  };
}

function caseFacts(row: CaseRow): CaseRecordFacts {
  const { _id: id, type, versions, severity = null } = row;
  const corrected = versions.findLast(({ reason }) => reason === CORRECTION_NOTE);
  return {
    id,
    type,
    ...factsOf(row),
    subjectHidden: row.subjectHidden === true,
    severity,
    correctedAt: corrected?.changedAt.toISOString() ?? null,
  };
}
