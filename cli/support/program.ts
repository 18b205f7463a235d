import { parseArgs, type ParseArgsConfig } from 'node:util';
import { mapStackTraces } from '../../process/mapStackTraces';
import { runMain, type Running } from './runMain';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O & { help: { type: 'boolean' } }; allowPositionals: true }>
>;

/** The option values that a program receives from its command line. */
export type Values<O extends Options> = Parsed<O>['values'];

export interface Program<O extends Options> {
  /** Prefix of each sentence on stderr. */
  readonly name: string;
  /** The output of `--help`, with every option. */
  readonly help: string;
  readonly options: O;
  /** Maximum number of arguments other than options; 0 by default. */
  readonly maxPositionals?: number;
  /** Whether it runs until it is stopped; see `runMain`. False by default. */
  readonly isService?: boolean;
}

/**
 * Runs a command-line program: reads its arguments, responds to `--help`, and exits with code 0, or
 * with one sentence on stderr and code 1. If `run` returns a service, it is stopped on SIGTERM and
 * SIGINT, see `runMain`.
 */
export function program<const O extends Options>(
  { name, help, options, maxPositionals = 0, isService = false }: Program<O>,
  run: (values: Values<O>, positionals: readonly string[]) => Promise<Running | void>,
): void {
  const main = async () => {
    const { values, positionals } = readArguments(options);
    if ((values as { help?: boolean }).help) {
      process.stdout.write(help);
      return;
    }
    const extra = positionals[maxPositionals];
    if (extra !== undefined) throw new Error(`Unexpected argument ${extra}; see --help.`);
    return run(values, positionals);
  };
  mapStackTraces();
  void runMain(name, main, { isService });
}

/** @throws Error with a sentence that names the invalid option */
function readArguments<O extends Options>(options: O): Parsed<O> {
  try {
    return parseArgs({
      options: { ...options, help: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    const { message } = error as Error;
    // Node appends advice about arguments that begin with a dash.
    const [first] = message.split(/\.\s|\n/);
    throw new Error(`${first?.replace(/\.$/, '')}; see --help.`, { cause: error });
  }
}

/**
 * The command that a program's first argument names.
 * @throws Error listing all commands when the argument is unknown or missing
 */
export function commandOf<const C extends string>(
  word: string | undefined,
  commands: readonly C[],
): C {
  const command = commands.find((known) => known === word);
  if (command !== undefined) return command;
  const list = [commands.slice(0, -1).join(', '), commands.at(-1)].filter(Boolean).join(' or ');
  throw new Error(`The command must be ${list}; see --help.`);
}

/** @throws Error when a required value is missing or empty */
export function needed<T>(value: T | undefined, name: string): T {
  if (value === undefined || value === '') throw new Error(`${name} is missing; see --help.`);
  return value;
}

/** @throws Error unless the text of an option is a whole number within the limits */
export function wholeNumber(
  option: string,
  text: string,
  { least = 0, most = 999_999_999 }: { readonly least?: number; readonly most?: number } = {},
): number {
  const number = Number(text);
  if (!/^\d{1,15}$/.test(text) || number < least || number > most)
    throw new Error(`${option} must be a whole number from ${least} to ${most}, not ${text}.`);
  return number;
}

/** @throws Error unless the text of an option is a URL */
export function urlOf(option: string, text: string): string {
  if (!URL.canParse(text)) throw new Error(`${option} must be a URL, not ${text}.`);
  return text;
}
