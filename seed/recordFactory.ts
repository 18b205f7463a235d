import { addTerm } from '../schema/policy/calendar';
import { commonRecord } from '../subgraphs/framework/records/commonRecord';
import type { CreditRecord, RecordState } from '../subgraphs/framework/records/record';
import { dateBetween, daysAfter, officeHour } from './days';
import { opaqueId } from './opaqueId';
import type { Plan } from './plan';
import { Random } from './random';
import type { SeedSubject } from './seedSubject';

/** The properties of a record's subject that the factory uses. */
export type RecordSubject = Pick<SeedSubject, 'id' | 'isPerson' | 'isMinor' | 'spotlight'>;

/** The properties of a record that a builder chooses; the factory derives the others. */
export interface RecordSpec {
  readonly category: string;
  readonly departmentId: string;
  /** Title of the legal document, and the part of its number before the year. */
  readonly title: string;
  readonly series: string;
  /** The document's number, if it does not have the form series〔year〕serial号. */
  readonly number?: string;
  readonly decisionDate: string;
  /** Days within which it is usually published; seven by default. */
  readonly within?: number;
  /** Publication term after the decision; null means while it is in force. */
  readonly publicity?: string | null;
  readonly expiresOn?: string | null;
  /** Adverse records are retained for a limited time after the end of the act. */
  readonly adverse?: boolean;
  /** By default records of persons are RESTRICTED and others OPEN. */
  readonly disclosure?: CreditRecord['disclosure'];
  /** States that make no sense for this kind of record, such as REPAIRED for a permit. */
  readonly never?: readonly RecordState[];
}

/** The reason of each transition to a state; a record begins as ACTIVE. */
const REASONS: Record<Exclude<RecordState, 'ACTIVE'>, string> = {
  DISPUTED: '信用主体提出异议，核查期间予以标注',
  REPAIRED: '信用主体完成整改并经认定单位同意信用修复',
  REVOKED: '原决定依法被撤销',
  EXPIRED: '有效期届满',
  FROZEN: '依法停止处理，仅作存储',
};

/**
 * Each state occurs once in thirty records of a kind, so that even a small dataset has all of them.
 */
const CYCLE = 30;
const AT: Readonly<Record<number, RecordState>> = {
  3: 'DISPUTED',
  7: 'EXPIRED',
  11: 'REPAIRED',
  17: 'REVOKED',
  23: 'DISPUTED',
  28: 'FROZEN',
};

/** Builds the common part of all records. One factory serves one pass over the dataset. */
export class RecordFactory {
  readonly #plan: Plan;
  readonly #made = new Map<string, number>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The next number of a series, from 1: for example of cases. */
  serial(series: string): number {
    const serial = (this.#made.get(series) ?? 0) + 1;
    this.#made.set(series, serial);
    return serial;
  }

  /**
   * The common part of the next record of a kind.
   * @param kind the name of the series; ids, states and serial numbers are counted per series
   */
  next(kind: string, subject: RecordSubject, spec: RecordSpec): CreditRecord {
    const { seed, today } = this.#plan;
    const serial = this.serial(kind) - 1;
    const random = new Random(seed, `record:${kind}`, serial);
    const { decisionDate } = spec;
    const state = stateOf(serial, subject, spec, today);
    // For example, double publicity requires seven working days; one record in thirty is late.
    const within = spec.within ?? 7;
    const delay = random.chance(1 / 30)
      ? random.int(within + 5, within + 23)
      : random.int(1, within);
    const yesterday = daysAfter(today, -1);
    const publicityStart = earlier(daysAfter(decisionDate, delay), daysAfter(today, -2));
    const laterDay = () => dateBetween(random, daysAfter(publicityStart, 1), yesterday);
    const publicityEnd = spec.publicity == null ? null : addTerm(decisionDate, spec.publicity);
    const expiresOn =
      state === 'EXPIRED' && !isPast(spec.expiresOn, today) ? laterDay() : (spec.expiresOn ?? null);
    const changedOn = state === 'EXPIRED' ? expiresOn! : laterDay();
    const receivedAt = officeHour(random, publicityStart);
    return commonRecord({
      _id: opaqueId(seed, kind, serial),
      subjectId: subject.id,
      category: spec.category,
      sourceDepartmentId: spec.departmentId,
      basis: {
        title: spec.title,
        number:
          spec.number ??
          `${spec.series}〔${decisionDate.slice(0, 4)}〕第${String(serial + 1).padStart(6, '0')}号`,
        date: decisionDate,
      },
      decisionDate,
      publicityStart,
      publicityEnd,
      expiresOn,
      adverse: spec.adverse === true,
      changes:
        state === 'ACTIVE'
          ? []
          : [{ state, changedAt: officeHour(random, changedOn), reason: REASONS[state] }],
      provenance: {
        batch: `${spec.departmentId}-${publicityStart.replaceAll('-', '')}`,
        receivedAt,
      },
      subjectIsMinor: subject.isMinor,
      disclosure: spec.disclosure ?? (subject.isPerson ? 'RESTRICTED' : 'OPEN'),
    });
  }
}

function stateOf(
  serial: number,
  subject: Pick<SeedSubject, 'spotlight'>,
  spec: RecordSpec,
  today: string,
): RecordState {
  if (isPast(spec.expiresOn, today)) return 'EXPIRED';
  const state = subject.spotlight ? 'ACTIVE' : (AT[serial % CYCLE] ?? 'ACTIVE');
  return spec.never?.includes(state) ? 'ACTIVE' : state;
}

function isPast(date: string | null | undefined, today: string): boolean {
  return date != null && date < today;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
