import { settingsFromFiles } from '../settingsFromFiles';
import type { Setting, Settings } from './setting';

type ValueOf<S> = S extends Setting<infer Value> ? Value : never;

/** The values of settings; those that are required are there. */
export type Values<S extends Settings, Required extends keyof S = never> = {
  readonly [Name in keyof S]: Name extends Required
    ? NonNullable<ValueOf<S[Name]>>
    : ValueOf<S[Name]>;
};

export interface Reading<S extends Settings, Required extends keyof S> {
  /** Whether the defaults of production hold; as NODE_ENV says where it is left out. */
  readonly production?: boolean;
  /** Whether the process is a subgraph's, whose defaults differ. */
  readonly subgraph?: boolean;
  /** Settings that must be set in this program. */
  readonly required?: readonly Required[];
  /** Faults of values that are well formed, each a sentence. */
  readonly check?: (values: Values<S, Required>) => readonly string[];
}

/**
 * Reads settings from an environment: the value that is set, from a variable or from its file, or
 * the default.
 * @throws Error listing every fault, one sentence each, none with a secret's value
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
    if (given[name] === undefined && !faults.some((fault) => fault.startsWith(`${name}_FILE`)))
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
