import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { creditError } from '../../../schema/errors';
import type { LimitStore, Spent } from './limitStore';

/** Quotas of one caller; 0 means no limit. */
export interface CallerLimitSettings {
  /** Cost units per minute. */
  readonly costPerMinute: number;
  /** Different subjects per hour and per day. */
  readonly subjectsPerHour: number;
  readonly subjectsPerDay: number;
  /** Introspection operations per minute. */
  readonly schemaReadsPerMinute: number;
}

/** Quotas of one client in the registry; the settings apply to omitted ones. */
export type CallerQuotas = Partial<CallerLimitSettings>;

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/**
 * Enforces the quotas of a caller. While the limit store is unavailable, cost and introspection are
 * not limited, because otherwise the service would be unavailable for everybody. Data about
 * subjects is refused to callers who have a subject quota: otherwise an attacker could copy the
 * register by bringing the store down. Both are logged.
 */
export class CallerLimits {
  private readonly store: LimitStore;
  private readonly settings: CallerLimitSettings;
  private readonly log: Logger;

  constructor(store: LimitStore, settings: CallerLimitSettings, log: Logger) {
    this.store = store;
    this.settings = settings;
    this.log = log;
  }

  /** Whether the subjects that a caller with these quotas reads are counted. */
  countsSubjects(quotas?: CallerQuotas): boolean {
    const { subjectsPerHour, subjectsPerDay } = this.settings;
    return (
      (quotas?.subjectsPerHour ?? subjectsPerHour) > 0 ||
      (quotas?.subjectsPerDay ?? subjectsPerDay) > 0
    );
  }

  /**
   * Counts the cost of one operation.
   * @returns RATE_LIMITED when the quota is used up; synchronously when the store is synchronous
   */
  spend(
    caller: string,
    cost: number,
    quotas?: CallerQuotas,
  ): GraphQLError | undefined | Promise<GraphQLError | undefined> {
    const bound = quotas?.costPerMinute ?? this.settings.costPerMinute;
    return this.spendPerMinute(`cost:${caller}`, cost, bound, costLimited);
  }

  /**
   * Counts one introspection operation.
   * @returns RATE_LIMITED when the quota is used up; synchronously when the store is synchronous
   */
  introspect(
    caller: string,
    quotas?: CallerQuotas,
  ): GraphQLError | undefined | Promise<GraphQLError | undefined> {
    const bound = quotas?.schemaReadsPerMinute ?? this.settings.schemaReadsPerMinute;
    return this.spendPerMinute(`introspection:${caller}`, 1, bound, rateLimited);
  }

  private spendPerMinute(
    key: string,
    amount: number,
    bound: number,
    refusal: (spent: Spent, amount: number, bound: number) => GraphQLError | undefined,
  ): GraphQLError | undefined | Promise<GraphQLError | undefined> {
    if (bound === 0) return undefined;
    const spent = this.store.spend(key, amount, bound, MINUTE_SECONDS);
    if (!('then' in spent)) return refusal(spent, amount, bound);
    return spent.then(
      (settled) => refusal(settled, amount, bound),
      (error: unknown) => {
        this.storeFailed(error);
        return undefined;
      },
    );
  }

  /**
   * Counts the subjects of a response.
   * @returns SUBJECT_LIMIT_REACHED when the response would exceed the caller's quota of different
   *   subjects
   */
  async disclose(
    caller: string,
    subjects: ReadonlySet<string>,
    quotas: CallerQuotas = {},
  ): Promise<GraphQLError | undefined> {
    if (subjects.size === 0) return undefined;
    const { subjectsPerHour, subjectsPerDay } = { ...this.settings, ...quotas };
    const members = [...subjects];
    try {
      for (const [name, bound, window] of [
        ['hour', subjectsPerHour, HOUR_SECONDS],
        ['day', subjectsPerDay, DAY_SECONDS],
      ] as const) {
        if (bound === 0) continue;
        const spent = await this.store.join(`subjects:${name}:${caller}`, members, bound, window);
        if (spent.allowed) continue;
        if (subjects.size <= bound) return limited('SUBJECT_LIMIT_REACHED', spent.retryAfter);
        return creditError(
          'SUBJECT_LIMIT_REACHED',
          `The answer covers more different subjects than the ${bound} that this client may read per ${name}; request fewer.`,
        );
      }
      return undefined;
    } catch (error) {
      this.storeFailed(error);
      return creditError('NOT_READY');
    }
  }

  stop(): Promise<void> {
    return this.store.stop();
  }

  private storeFailed(error: unknown): void {
    this.log.warn(
      { kind: error instanceof Error ? error.name : typeof error },
      'the limit store does not respond',
    );
  }
}

function rateLimited({ allowed, retryAfter }: Spent): GraphQLError | undefined {
  return allowed ? undefined : limited('RATE_LIMITED', retryAfter);
}

/**
 * When the cost exceeds a whole minute's quota, no retry can succeed, so the error gives no time.
 */
function costLimited(spent: Spent, cost: number, bound: number): GraphQLError | undefined {
  if (spent.allowed || cost <= bound) return rateLimited(spent);
  return creditError(
    'RATE_LIMITED',
    `The operation costs ${cost} units, and this client may spend ${bound} per minute; request shorter lists or fewer fields.`,
  );
}

function limited(code: 'RATE_LIMITED' | 'SUBJECT_LIMIT_REACHED', retryAfter: number): GraphQLError {
  return creditError(code, undefined, { retryAfter });
}
