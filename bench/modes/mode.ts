import { wholeNumber } from '../../cli/support/program';

/** The options of `npm run bench`. */
export const BENCH_OPTIONS = {
  connections: { type: 'string', default: '32' },
  seconds: { type: 'string', default: '10' },
  against: { type: 'string' },
  permissions: { type: 'boolean', default: false },
  audit: { type: 'boolean', default: false },
  gateway: { type: 'boolean', default: false },
  peers: { type: 'boolean', default: false },
  rounds: { type: 'string', default: '4' },
  log: { type: 'boolean', default: false },
  events: { type: 'string', default: '1000000' },
  planning: { type: 'boolean', default: false },
  statistics: { type: 'boolean', default: false },
  'through-product': { type: 'boolean', default: false },
  records: { type: 'string', default: '1400000' },
  soak: { type: 'boolean', default: false },
  intake: { type: 'boolean', default: false },
  rows: { type: 'string', default: '100000' },
  hostile: { type: 'boolean', default: false },
  minutes: { type: 'string' },
  inputs: { type: 'string' },
  json: { type: 'string' },
} as const;

/** The values of the options that a mode reads itself, and the load of every mode. */
export interface ModeOptions {
  readonly load: { readonly connections: number; readonly seconds: number };
  readonly values: {
    readonly url?: string | undefined;
    readonly quiet: boolean;
    readonly against?: string | undefined;
    readonly peers: boolean;
    readonly rounds: string;
    readonly events: string;
    readonly rows: string;
    readonly records: string;
    readonly inputs?: string | undefined;
  };
  /** The number after `--soak`, or that of `--minutes`. */
  readonly minutes: string | undefined;
}

/** The result of a mode. */
export interface Outcome {
  /** The figures as `--json` writes them. */
  readonly figures: object;
  /** Whether a mode with a verdict passed. */
  readonly passed?: boolean;
}

/** Measures one thing and prints the figures on stdout. */
export type Mode = (options: ModeOptions) => Promise<Outcome>;

export const AT_LEAST_ONE = { least: 1 };

export const roundsOf = ({ rounds }: ModeOptions['values']) =>
  wholeNumber('--rounds', rounds, AT_LEAST_ONE);

export const print = (text: string): void => void process.stdout.write(text);
