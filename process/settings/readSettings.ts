import { settingsFromFiles } from '../settingsFromFiles';
import type { Setting, Settings } from './setting';

type ValueOf<S> = S extends Setting<infer Value> ? Value : never;

/** The values of settings; required ones are always present. */
export type Values<S extends Settings, Required extends keyof S = never> = {
  readonly [Name in keyof S]: Name extends Required
    ? NonNullable<ValueOf<S[Name]>>
    : ValueOf<S[Name]>;
};

export interface Reading<S extends Settings, Required extends keyof S> {
  /** Whether the defaults of production apply; by default according to NODE_ENV. */
  readonly production?: boolean;
  /** Whether the process is a subgraph, which has other defaults. */
  readonly subgraph?: boolean;
  /** Settings that are mandatory in this program. */
  readonly required?: readonly Required[];
  /** Faults of well-formed values, each as a sentence. */
  readonly check?: (values: Values<S, Required>) => readonly string[];
}

/**
 * Reads settings from an environment: the value of the variable or of its file, or else the
 * default.
 * @throws Error listing every fault in one sentence each, none with a secret's value
 */
export function readSettings<S extends Settings, Required extends keyof S & string = never>(
  settings: S,
  env: NodeJS.ProcessEnv,
  { production, subgraph = false, required = [], check }: Reading<S, Required> = {},
): Values<S, Required> {
  const faults: string[] = [];
  const names = Object.keys(settings);
  const given = settingsFromFiles(
    env,
    names.filter((name) => settings[name]?.about.secret),
    faults,
  );
  const inProduction = production ?? given['NODE_ENV'] === 'production';
  const values: Record<string, unknown> = {};
  for (const [name, { form, defaults }] of Object.entries(settings)) {
    const text = given[name];
    if (text === undefined) {
      values[name] = defaults && defaultOf(defaults, inProduction, subgraph);
      continue;
    }
    const read = form.schema.safeParse(text);
    if (read.success) values[name] = read.data;
    else faults.push(...read.error.issues.map(({ message }) => `${name} ${message}.`));
  }
  for (const name of required)
    if (given[name] === undefined && !faults.some((fault) => fault.includes(`${name}_`)))
      faults.push(
        `${settings[name]?.about.secret ? `${name} or ${name}_FILE` : name} must be set.`,
      );
  const read = values as Values<S, Required>;
  if (faults.length === 0 && check) faults.push(...check(read));
  if (faults.length > 0) throw new Error(`The settings are not valid. ${faults.join(' ')}`);
  return Object.freeze(read);
}

function defaultOf(
  defaults: NonNullable<Setting['defaults']>,
  production: boolean,
  subgraph: boolean,
): unknown {
  if (subgraph && 'subgraph' in defaults) return defaults.subgraph;
  return production && 'production' in defaults ? defaults.production : defaults.default;
}
