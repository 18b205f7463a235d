import { readFileSync } from 'node:fs';
import { secretFromCommand } from './secretCommand';

/**
 * An environment in which secrets may come from files or commands: `NAME_FILE` names the file that
 * contains NAME, `NAME_COMMAND` the command that prints it (see `secretFromCommand`). An empty
 * variable, which compose files set, counts as not set.
 * @param names the settings that may come from a file or a command
 * @param faults receives one sentence for each source that fails, none with a secret's value
 */
export function settingsFromFiles(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
  faults: string[],
): NodeJS.ProcessEnv {
  const values: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(env)) if (value !== '') values[name] = value;
  for (const name of names) {
    const file = values[`${name}_FILE`];
    const command = values[`${name}_COMMAND`];
    const set = [name, `${name}_FILE`, `${name}_COMMAND`].filter((each) => values[each]);
    if (set.length > 1) {
      faults.push(`${set.join(' and ')} are ${set.length === 2 ? 'both' : 'all'} set; set one.`);
      continue;
    }
    if (command !== undefined) {
      try {
        values[name] = secretFromCommand(`${name}_COMMAND`, command);
      } catch (error) {
        faults.push((error as Error).message);
      }
    }
    if (file === undefined) continue;
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read.`);
    }
  }
  return values;
}

/**
 * The same for a program that reads only these settings.
 * @throws Error with one sentence for each file that cannot be read, none with a secret's value
 */
export function secretsFromFiles(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
): NodeJS.ProcessEnv {
  const faults: string[] = [];
  const values = settingsFromFiles(env, names, faults);
  if (faults.length > 0) throw new Error(faults.join(' '));
  return values;
}

/** The variables `NAME_FILE` that name the files of these settings. */
export function secretFileSettings(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const file = env[`${name}_FILE`];
      return file ? [[`${name}_FILE`, file]] : [];
    }),
  );
}

/**
 * These settings as they are set, or the variables that name their files or commands, for a child
 * process.
 */
export function secretSettings(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
): Record<string, string> {
  const all = names.flatMap((name) => [name, `${name}_FILE`, `${name}_COMMAND`]);
  return Object.fromEntries(
    all.flatMap((name): [string, string][] => {
      const value = env[name];
      return value ? [[name, value]] : [];
    }),
  );
}
