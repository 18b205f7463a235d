import { RECORD_REFERENCES, type RecordReference } from '../../../schema/policy/recordReferences';
import type { RecordKind } from '../records/recordKind';

/** A reference between two kinds of a subgraph, with the paths of their rows. */
export interface ReferencePaths {
  readonly from: string;
  readonly field: string;
  /** The path with the reference, and the path with the subject of the other record. */
  readonly path: string;
  readonly subjectAt: string;
  readonly to: string;
  readonly by: readonly string[];
  readonly contains: boolean;
}

/**
 * The references between the kinds of a subgraph.
 * @throws Error for a field that is not stored in clear text
 */
export function referencesOf(
  kinds: readonly RecordKind[],
  references: readonly RecordReference[] = RECORD_REFERENCES,
): readonly ReferencePaths[] {
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));
  return references.flatMap(({ from, field, to, by, match, subjectAt = 'subjectId' }) => {
    const [source, target] = [byType.get(from), byType.get(to)];
    if (source === undefined || target === undefined) return [];
    return {
      from,
      field,
      path: pathOf(source, field),
      subjectAt,
      to,
      by: by.map((name) => pathOf(target, name)),
      contains: match === 'CONTAINS',
    };
  });
}

function pathOf({ type, fields }: RecordKind, name: string): string {
  const found = fields.find((field) => field.name === name);
  if (found?.path === undefined || found.sealed !== undefined)
    throw new Error(`The reference ${type}.${name} is not a field that is stored in clear text.`);
  return found.path;
}
