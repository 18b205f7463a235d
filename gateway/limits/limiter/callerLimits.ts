import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { creditError } from '../../../schema/errors';
import type { LimitStore, Spent } from './limitStore';

/** What one caller may spend; 0 means no limit. */
export interface CallerLimitSettings {
  /** Cost units per minute. */
  readonly costPerMinute: number;
  /** Different subjects per hour and per day. */
  readonly subjectsPerHour: number;
  readonly subjectsPerDay: number;
  /** Operations per minute that ask for the schema. */
  readonly schemaReadsPerMinute: number;
}

/** What the registry lets one client spend; what it leaves out is as the settings say. */
export type CallerQuotas = Partial<CallerLimitSettings>;

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/**
 * The limits on what one caller may spend and whom it may ask about. While their store is away,
 * cost and introspection are not limited, because the service would be down for everybody else;
 * subjects are not given out to callers who are limited in them, because a store that can be
 * brought down would otherwise be the way to copy the register. Both are logged.
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

  /** Whether it counts about how many subjects a caller with such quotas asks. */
  countsSubjects(quotas?: CallerQuotas): boolean {
    const { subjectsPerHour, subjectsPerDay } = this.settings;
    return (
      (quotas?.subjectsPerHour ?? subjectsPerHour) > 0 ||
      (quotas?.subjectsPerDay ?? subjectsPerDay) > 0
    );
  }

  /**
   * Spends the cost of one operation.
   * @returns RATE_LIMITED when the caller has spent all; at once where the store need not be
   *   waited for
   */
  spend(
    caller: string,
    cost: number,
    quotas?: CallerQuotas,
  ): GraphQLError | undefined | Promise<GraphQLError | undefined> {
    const bound = quotas?.costPerMinute ?? this.settings.costPerMinute;
    return this.spendPerMinute(`cost:${caller}`, cost, bound, overspentCost);
  }

  /**
   * Counts one operation that asks for the schema.
   * @returns RATE_LIMITED when the caller has sent as many as it may; at once where the store need
   *   not be waited for
   */
  introspect(
    caller: string,
    quotas?: CallerQuotas,
  ): GraphQLError | undefined | Promise<GraphQLError | undefined> {
    const bound = quotas?.schemaReadsPerMinute ?? this.settings.schemaReadsPerMinute;
    return this.spendPerMinute(`introspection:${caller}`, 1, bound, overspent);
  }

  private spendPerMinute(
    key: string,
    amount: number,
    bound: number,
    refusal: (spent: Spent, amount: number, bound: number) => GraphQLError | undefined,
  ): GraphQLError | undefined | Promise<GraphQLError | undefined> {
    if (bound === 0) return undefined;
    const spent = this.store.spend(key, amount, bound, MINUTE);
    if (!('then' in spent)) return refusal(spent, amount, bound);
    return spent.then(
      (settled) => refusal(settled, amount, bound),
      (error: unknown) => {
        this.away(error);
        return undefined;
      },
    );
  }

  /**
   * Counts the subjects an answer is about.
   * @returns SUBJECT_LIMIT_REACHED when they would be too many different ones for the caller
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
        ['hour', subjectsPerHour, HOUR],
        ['day', subjectsPerDay, DAY],
      ] as const) {
        if (bound === 0) continue;
        const spent = await this.store.join(`subjects:${name}:${caller}`, members, bound, window);
        if (spent.allowed) continue;
        if (subjects.size <= bound) return limited('SUBJECT_LIMIT_REACHED', spent.retryAfter);
        return creditError(
          'SUBJECT_LIMIT_REACHED',
          `The answer is about more different subjects than the ${bound} this client may ask about per ${name}; ask for fewer.`,
        );
      }
      return undefined;
    } catch (error) {
      this.away(error);
      return creditError('NOT_READY');
    }
  }

  stop(): Promise<void> {
    return this.store.stop();
  }

  private away(error: unknown): void {
    this.log.warn(
      { kind: error instanceof Error ? error.name : typeof error },
      'the store of the limits does not answer',
    );
  }
}

function overspent({ allowed, retryAfter }: Spent): GraphQLError | undefined {
  return allowed ? undefined : limited('RATE_LIMITED', retryAfter);
}

/** Where no later minute has room for the cost either, the error names no time to try again. */
function overspentCost(spent: Spent, cost: number, bound: number): GraphQLError | undefined {
  if (spent.allowed || cost <= bound) return overspent(spent);
  return creditError(
    'RATE_LIMITED',
    `The operation costs ${cost} units, and this client may spend ${bound} per minute; ask for shorter lists or fewer fields.`,
  );
}

function limited(code: 'RATE_LIMITED' | 'SUBJECT_LIMIT_REACHED', retryAfter: number): GraphQLError {
  return creditError(code, undefined, { retryAfter });
}
