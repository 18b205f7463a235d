import { addTerm } from '../schema/policy/calendar';
import { term } from '../schema/policy/terms';
import { visibleUntil } from '../subgraphs/framework/records/live';
import type { CreditRecord, RecordState } from '../subgraphs/framework/records/record';
import { dateBetween, daysAfter, officeHour } from './days';
import { opaqueId } from './opaqueId';
import type { Plan } from './plan';
import { Random } from './random';
import type { SeedSubject } from './seedSubject';

/** What the factory needs to know of the subject of a record. */
export type RecordSubject = Pick<SeedSubject, 'id' | 'isPerson' | 'isMinor' | 'spotlight'>;

/** What a builder decides about a record; the factory adds what follows from it. */
export interface RecordWish {
  readonly category: string;
  readonly departmentId: string;
  /** Title of the legal document and the part of its number before the year. */
  readonly title: string;
  readonly series: string;
  /** The document's number, where it is not of the form series〔year〕serial号. */
  readonly number?: string;
  readonly decisionDate: string;
  /** Days within which it is usually published; seven where omitted. */
  readonly within?: number;
  /** How long it is published after the decision; null means as long as it is in force. */
  readonly publicity?: string | null;
  readonly expiresOn?: string | null;
  /** Adverse records are kept in use for a limited time after the end of the act. */
  readonly adverse?: boolean;
  /** Records of persons are restricted and others open, unless law has it otherwise. */
  readonly disclosure?: CreditRecord['disclosure'];
  /** States that make no sense for this kind of record, such as REPAIRED for a permit. */
  readonly never?: readonly RecordState[];
}

/** Why a record left the state it began in. */
const REASONS: Record<RecordState, string> = {
  ACTIVE: '首次归集',
  DISPUTED: '信用主体提出异议，核查期间予以标注',
  REPAIRED: '信用主体完成整改并经认定单位同意信用修复',
  REVOKED: '原决定依法被撤销',
  EXPIRED: '有效期届满',
  FROZEN: '依法停止处理，仅作存储',
};

/** Every thirty records of a kind, each state occurs, so that even a small dataset has them all. */
const CYCLE = 30;
const AT: Readonly<Record<number, RecordState>> = {
  3: 'DISPUTED',
  7: 'EXPIRED',
  11: 'REPAIRED',
  17: 'REVOKED',
  23: 'DISPUTED',
  28: 'FROZEN',
};

/** Makes the part that all records share. One factory serves one pass over the dataset. */
export class RecordFactory {
  readonly #plan: Plan;
  readonly #made = new Map<string, number>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The next number of a series, from 1: of cases, say. */
  serial(series: string): number {
    const serial = (this.#made.get(series) ?? 0) + 1;
    this.#made.set(series, serial);
    return serial;
  }

  /**
   * The common part of the next record of a kind.
   * @param kind the name of the series; ids, states and serial numbers are counted by it
   */
  next(kind: string, subject: RecordSubject, wish: RecordWish): CreditRecord {
    const { seed, today } = this.#plan;
    const serial = this.serial(kind) - 1;
    const random = new Random(seed, `record:${kind}`, serial);
    const { decisionDate } = wish;
    const state = stateOf(serial, subject, wish, today);
    // Double publicity wants seven working days, say; one record in thirty is late.
    const within = wish.within ?? 7;
    const delay = random.chance(1 / 30)
      ? random.int(within + 5, within + 23)
      : random.int(1, within);
    const yesterday = daysAfter(today, -1);
    const publicityStart = earlier(daysAfter(decisionDate, delay), daysAfter(today, -2));
    const laterDay = () => dateBetween(random, daysAfter(publicityStart, 1), yesterday);
    const publicityEnd = wish.publicity == null ? null : addTerm(decisionDate, wish.publicity);
    const expiresOn =
      state === 'EXPIRED' && !isPast(wish.expiresOn, today) ? laterDay() : (wish.expiresOn ?? null);
    const kept = wish.adverse
      ? addTerm(decisionDate, term('retention.adverse', decisionDate).value)
      : null;
    const changedOn = state === 'EXPIRED' ? expiresOn! : laterDay();
    const receivedAt = officeHour(random, publicityStart);
    return {
      _id: opaqueId(seed, kind, serial),
      subjectId: subject.id,
      category: wish.category,
      sourceDepartmentId: wish.departmentId,
      basis: {
        title: wish.title,
        number:
          wish.number ??
          `${wish.series}〔${decisionDate.slice(0, 4)}〕第${String(serial + 1).padStart(6, '0')}号`,
        date: decisionDate,
      },
      decisionDate,
      publicityStart,
      publicityEnd,
      expiresOn,
      state,
      versions: [
        { version: 1, state: 'ACTIVE', changedAt: receivedAt, reason: REASONS.ACTIVE },
        ...(state === 'ACTIVE'
          ? []
          : [
              {
                version: 2,
                state,
                changedAt: officeHour(random, changedOn),
                reason: REASONS[state],
              },
            ]),
      ],
      provenance: {
        batch: `${wish.departmentId}-${publicityStart.replaceAll('-', '')}`,
        receivedAt,
      },
      visibleUntil: visibleUntil(publicityEnd, kept, expiresOn),
      subjectIsMinor: subject.isMinor,
      disclosure: wish.disclosure ?? (subject.isPerson ? 'RESTRICTED' : 'OPEN'),
    };
  }
}

function stateOf(
  serial: number,
  subject: Pick<SeedSubject, 'spotlight'>,
  wish: RecordWish,
  today: string,
): RecordState {
  if (isPast(wish.expiresOn, today)) return 'EXPIRED';
  const state = subject.spotlight ? 'ACTIVE' : (AT[serial % CYCLE] ?? 'ACTIVE');
  return wish.never?.includes(state) ? 'ACTIVE' : state;
}

function isPast(date: string | null | undefined, today: string): boolean {
  return date != null && date < today;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
