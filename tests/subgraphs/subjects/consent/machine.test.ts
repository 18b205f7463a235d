/* eslint-disable jest/no-standalone-expect -- the steps are run inside the test below */
import fc from 'fast-check';
import {
  startConsentScenario,
  person,
  bank,
  representative,
  WARNING,
  type ConsentScenario,
} from './support';

/** The consent as the rules describe it, in a few plain variables. */
interface Model {
  id: string;
  day: number;
  state: string;
  version: number;
  clusters: string[];
  confirmed: string[];
  lastDay: number;
  oneTime: boolean;
  limit: number;
  usedOn: Map<number, number>;
  total: number;
}

interface Real {
  readonly scenario: ConsentScenario;
  readonly ofCompany: boolean;
}

const FIRST = Date.parse('2026-06-15');
const date = (day: number) => new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10);
const ANSWER_DAYS = 15;

/** The state on the model's day. */
function stateOf(model: Model): string {
  if (model.state === 'AWAITING' && model.day > Math.min(ANSWER_DAYS, model.lastDay))
    return 'EXPIRED';
  if (model.state === 'AUTHORISED' && model.day > model.lastDay) return 'EXPIRED';
  return model.state;
}

type Command = fc.AsyncCommand<Model, Real>;

/** A command that may always be tried; the model predicts its result. */
abstract class Step implements Command {
  check(): boolean {
    return true;
  }
  abstract run(model: Model, real: Real): Promise<void>;
  abstract toString(): string;
}

/** A mutation of one party; `allowed` predicts whether it succeeds, `effect` updates the model. */
class Mutation extends Step {
  readonly field: string;
  readonly from: string;
  readonly input: (model: Model) => Record<string, unknown>;
  readonly refused: (model: Model) => string | undefined;
  readonly effect: (model: Model) => void;
  constructor(
    field: string,
    from: string,
    effect: (model: Model) => void,
    input: (model: Model) => Record<string, unknown> = () => ({}),
    refused: (model: Model) => string | undefined = () => undefined,
  ) {
    super();
    this.field = field;
    this.from = from;
    this.effect = effect;
    this.input = input;
    this.refused = refused;
  }
  async run(model: Model, { scenario, ofCompany }: Real) {
    const as = this.field.startsWith('withdraw') ? bank : ofCompany ? representative : person;
    const input = { id: model.id, ...this.input(model) };
    const { consent, code } = await scenario.mutate(as, this.field, input);
    const wrongState = stateOf(model) === this.from ? undefined : 'INVALID_TRANSITION';
    const stale = 'version' in input && input.version !== model.version ? 'CONFLICT' : undefined;
    const expected = wrongState ?? stale ?? this.refused(model);
    expect(code).toBe(expected);
    if (expected === undefined) {
      this.effect(model);
      model.version++;
      expect(consent.version).toBe(model.version);
    }
  }
  toString() {
    return this.field;
  }
}

class Pass extends Step {
  readonly days: number;
  constructor(days: number) {
    super();
    this.days = days;
  }
  async run(model: Model, { scenario }: Real) {
    model.day += this.days;
    scenario.on(date(model.day));
  }
  toString() {
    return `${this.days} days pass`;
  }
}

class Use extends Step {
  async run(model: Model, { scenario }: Real) {
    const [verdict] = await scenario.use([model.id]);
    const state = stateOf(model);
    const used = model.usedOn.get(model.day) ?? 0;
    const granted =
      model.state !== 'AWAITING' && model.state !== 'REFUSED' && model.state !== 'WITHDRAWN';
    const code = !granted
      ? 'CONSENT_REQUIRED'
      : state === 'EXPIRED'
        ? 'CONSENT_EXPIRED'
        : state === 'REVOKED'
          ? 'CONSENT_REVOKED'
          : state === 'CONSUMED' || (!model.oneTime && used >= model.limit)
            ? 'CONSENT_EXHAUSTED'
            : undefined;
    if (code !== undefined) {
      expect(verdict).toMatchObject({ valid: false, code });
      return;
    }
    expect(verdict).toMatchObject({
      valid: true,
      version: model.version,
      clusters: [
        ...model.clusters.filter((cluster) => cluster !== 'FINANCE'),
        ...model.clusters.filter(
          (cluster) => cluster === 'FINANCE' && model.confirmed.includes(cluster),
        ),
      ],
    });
    model.total++;
    model.usedOn.set(model.day, used + 1);
    if (model.oneTime) {
      model.state = 'CONSUMED';
      model.version++;
    }
  }
  toString() {
    return 'use';
  }
}

class Read extends Step {
  async run(model: Model, { scenario, ofCompany }: Real) {
    const consent = await scenario.read(model.id, ofCompany ? representative : person);
    expect(consent).toMatchObject({
      state: stateOf(model),
      version: model.version,
      uses: { total: model.total, today: model.usedOn.get(model.day) ?? 0 },
    });
    expect(consent.steps.filter(({ by }: { by: string }) => by !== 'RULE')).toHaveLength(
      model.version - (model.state === 'CONSUMED' ? 1 : 0),
    );
    const asBank = await scenario.read(model.id, bank);
    const known = !['AWAITING', 'REFUSED', 'WITHDRAWN'].includes(model.state);
    expect(asBank.subject === null).toBe(!known);
    expect(asBank.state).toBe(consent.state);
  }
  toString() {
    return 'read';
  }
}

const byVersion = (off: number) => (model: Model) => ({ version: model.version + off });

const grant = (clusters: readonly string[] | null, off: number) =>
  new Mutation(
    'grantConsent',
    'AWAITING',
    (model) => {
      model.state = 'AUTHORISED';
      model.clusters = clusters ? [...clusters] : model.clusters;
    },
    (model) => ({ ...byVersion(off)(model), ...(clusters && { terms: { clusters } }) }),
  );

const confirm = (off: number) =>
  new Mutation(
    'confirmSeparateConsent',
    'AUTHORISED',
    (model) => (model.confirmed = ['FINANCE']),
    (model) => ({ ...byVersion(off)(model), warningId: WARNING }),
    (model) =>
      model.clusters.includes('FINANCE') && !model.confirmed.includes('FINANCE')
        ? undefined
        : 'BAD_USER_INPUT',
  );

/** Narrows the uses per day to a number, or to a single use for null. */
const narrow = (limit: number | null, off: number) =>
  new Mutation(
    'narrowConsent',
    'AUTHORISED',
    (model) => {
      if (limit === null) model.oneTime = true;
      else model.limit = limit;
    },
    (model) => ({
      ...byVersion(off)(model),
      terms: limit === null ? { oneTime: true } : { dailyLimit: limit },
    }),
    (model) =>
      limit === null || (!model.oneTime && limit <= model.limit) ? undefined : 'BAD_USER_INPUT',
  );

const off = fc.constantFrom(0, 0, 0, -1);
const COMMANDS = [
  fc
    .record({ part: fc.constantFrom(null, ['GRADE'], ['GRADE', 'FINANCE']), off })
    .map(({ part, off }) => grant(part, off)),
  off.map(confirm),
  fc
    .record({ limit: fc.constantFrom(null, 1, 2, 3, 4), off })
    .map(({ limit, off }) => narrow(limit, off)),
  fc.constant(new Mutation('refuseConsent', 'AWAITING', (model) => (model.state = 'REFUSED'))),
  fc.constant(
    new Mutation('withdrawConsentRequest', 'AWAITING', (model) => (model.state = 'WITHDRAWN')),
  ),
  fc.constant(new Mutation('revokeConsent', 'AUTHORISED', (model) => (model.state = 'REVOKED'))),
  fc.constantFrom(1, 1, 5, 15, 20).map((days) => new Pass(days)),
  ...[1, 2, 3].map(() => fc.constant(new Use())),
  fc.constant(new Read()),
];

describe('the consent machine', () => {
  let scenario: ConsentScenario;
  beforeAll(async () => {
    scenario = await startConsentScenario();
  });
  afterAll(() => scenario.stop());

  it('does what a simple model does, over random sequences of steps', async () => {
    const run = fc.assert(
      fc.asyncProperty(
        fc.commands(COMMANDS as fc.Arbitrary<Command>[], {
          maxCommands: 25,
          size: 'max',
        }),
        fc.record({
          oneTime: fc.boolean(),
          limit: fc.integer({ min: 1, max: 4 }),
          lastDay: fc.constantFrom(5, 20, 365),
          ofCompany: fc.boolean(),
          granted: fc.boolean(),
        }),
        async (commands, { oneTime, limit, lastDay, ofCompany, granted }) => {
          scenario.on(date(0));
          const { consent } = await scenario.request({
            ...(ofCompany && { subjectUscc: bank.organization }),
            oneTime,
            dailyLimit: oneTime ? null : limit,
            validTo: date(lastDay),
          });
          const model: Model = {
            id: consent.id,
            day: 0,
            state: 'AWAITING',
            version: 1,
            clusters: ['GRADE', 'FINANCE'],
            confirmed: [],
            lastDay,
            oneTime,
            limit,
            usedOn: new Map(),
            total: 0,
          };
          const setup = async () => {
            const real = { scenario, ofCompany };
            if (granted) await grant(null, 0).run(model, real);
            return { model, real };
          };
          await fc.asyncModelRun(setup, commands as Iterable<Command>);
        },
      ),
      { numRuns: 100, seed: 5 },
    );
    await expect(run).resolves.toBeUndefined();
  }, 300_000);
});
