import type { Filter } from '../query/index';
import type { Slice } from '../base/slice';
import type { Reader } from '../storage/reader';
import type { Plan } from './plan';
import { PAUSE, Scan, type Hit, type ScanOptions } from './scan';

/** What a search draws its matches from. */
export type HitSource = Pick<
  Scan,
  'plan' | 'step' | 'suspend' | 'rebase' | 'keysExamined' | 'docsExamined'
>;

/** The branches of an $or one after the other, each by its own index; a document comes once. */
class UnionScan implements HitSource {
  readonly plan: Plan;
  private readonly scans: readonly Scan[];
  private readonly seen = new Set<string>();
  private at = 0;

  constructor(plan: Plan, filter: Filter, reader: Reader, { reads }: ScanOptions) {
    this.plan = plan;
    this.scans = (plan.branches ?? []).map(
      (branch) => new Scan({ ...branch, exact: false }, filter, reader, { reads }),
    );
  }

  get keysExamined(): number {
    return this.scans.reduce((sum, scan) => sum + scan.keysExamined, 0);
  }

  get docsExamined(): number {
    return this.scans.reduce((sum, scan) => sum + scan.docsExamined, 0);
  }

  step(slice: Pick<Slice, 'due'>): Hit | typeof PAUSE | undefined {
    for (; this.at < this.scans.length; this.at++) {
      for (let count = 1; ; count++) {
        const hit = this.scans[this.at]?.step(slice);
        if (hit === undefined) break;
        if (hit === PAUSE) return PAUSE;
        const key = hit.key.toString('latin1');
        if (!this.seen.has(key)) {
          this.seen.add(key);
          return hit;
        }
        if ((count & 31) === 0 && slice.due()) return PAUSE;
      }
    }
    return undefined;
  }

  suspend(): void {
    for (const scan of this.scans) scan.suspend();
  }

  rebase(reader: Reader): void {
    for (const scan of this.scans) scan.rebase(reader);
  }
}

/** Carries out any plan. */
export function openScan(
  plan: Plan,
  filter: Filter,
  reader: Reader,
  options: ScanOptions = {},
): HitSource {
  return plan.branches
    ? new UnionScan(plan, filter, reader, options)
    : new Scan(plan, filter, reader, options);
}
