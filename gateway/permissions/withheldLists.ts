import {
  bothWithheld,
  WITHHELD_CODES,
  type WithheldClasses,
  type WithheldRecords,
} from '../../schema/withheld';
import type { RequestedPaths } from './requestedPaths';
import { reportedPath, type AnswerPath, type NormalPath } from './paths';

const CODES = new Set<unknown>(WITHHELD_CODES);

/**
 * Collects, during one request, the lists from which subgraphs omitted some class of records, as
 * they report in `extensions.withheld`.
 */
export class WithheldLists {
  private readonly byPath = new Map<NormalPath, WithheldClasses>();

  /** @param at the path in the client's response for which the fetch was made */
  report(at: AnswerPath, extensions: unknown): void {
    const withheld = (extensions as { withheld?: unknown } | undefined)?.withheld;
    if (!Array.isArray(withheld)) return;
    for (const each of withheld) {
      if (!isWithheld(each)) continue;
      const { path, ...classes } = each;
      add(this.byPath, reportedPath(at, path), classes);
    }
  }

  get any(): boolean {
    return this.byPath.size > 0;
  }

  /** The lists that the client requested, sorted by path. */
  requested(requested: RequestedPaths): WithheldRecords[] {
    const own = new Map<NormalPath, WithheldClasses>();
    for (const [path, classes] of this.byPath) {
      const named = requested.requestedPath(path);
      if (named !== undefined) add(own, named, classes);
    }
    return [...own]
      .map(([path, classes]) => ({ path, ...classes }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

function add(
  to: Map<NormalPath, WithheldClasses>,
  path: NormalPath,
  { records, opens }: WithheldClasses,
): void {
  const classes: WithheldClasses = { records, ...(opens && { opens }) };
  const known = to.get(path);
  to.set(path, known === undefined ? classes : bothWithheld(known, classes));
}

/** Whether a report has the form that may be shown to clients. */
function isWithheld(value: unknown): value is WithheldRecords {
  if (typeof value !== 'object' || value === null) return false;
  const { path, records, opens } = value as Record<string, unknown>;
  return (
    typeof path === 'string' &&
    Array.isArray(records) &&
    records.every((name) => typeof name === 'string') &&
    (opens === undefined || (Array.isArray(opens) && opens.every((code) => CODES.has(code))))
  );
}
