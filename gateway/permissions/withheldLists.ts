import {
  bothWithheld,
  WITHHELD_CODES,
  type WithheldClasses,
  type WithheldRecords,
} from '../../schema/withheld';
import type { AskedPaths } from './askedPaths';
import { reportedPath, type AnswerPath, type NormalPath } from './paths';

const CODES = new Set<unknown>(WITHHELD_CODES);

/**
 * Gathers, during one request, which lists subgraphs answered without some class of records, as
 * they report it in `extensions.withheld`.
 */
export class WithheldLists {
  private readonly byPath = new Map<NormalPath, WithheldClasses>();

  /** @param at the place in the client's answer that the fetch was made for */
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

  /** Those of the client's own operation, by path in order. */
  asked(asked: AskedPaths): WithheldRecords[] {
    const own = new Map<NormalPath, WithheldClasses>();
    for (const [path, classes] of this.byPath) {
      const named = asked.askedPath(path);
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

/** Whether a subgraph reports in the form that clients may be told. */
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
