import type { SubgraphName } from '../../../../schema/sdl';
import { columnsOf, type KindColumns } from '../../intake/rows/columns';
import { OWN, type Column } from '../../intake/rows/column';
import { kindFacts, type KindFacts } from '../../records/kindFacts';
import type { RecordKind } from '../../records/recordKind';

/** What a kind's corrections are read by. */
export interface CorrectionForm {
  readonly facts: KindFacts;
  readonly columns: KindColumns;
  /** The column with the kind's own name of each meaning. */
  readonly own: ReadonlyMap<string, Column>;
}

/** The form of a kind, by type name; undefined for an unknown type. */
export type CorrectionForms = (type: string) => CorrectionForm | undefined;

/** The forms of a subgraph's kinds, each created when it is first used. */
export function correctionForms(
  subgraph: SubgraphName,
  kinds: readonly RecordKind[],
): CorrectionForms {
  const forms = new Map<string, CorrectionForm>();
  return (type) => {
    const kind = kinds.find((each) => each.type === type);
    if (kind === undefined) return undefined;
    const known = forms.get(type);
    if (known !== undefined) return known;
    const columns = columnsOf(subgraph, kind);
    const own = new Map(
      columns.columns
        .filter(({ form }) => form === OWN)
        // The first column of an amount is in fen, in which it is stored.
        .toReversed()
        .map((column) => [column.meaning, column]),
    );
    const form = { facts: kindFacts(subgraph, kind), columns, own };
    forms.set(type, form);
    return form;
  };
}
