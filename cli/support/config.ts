/** The variables that any program needs, which contain no settings or secrets. */
const NEEDED = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'NODE_EXTRA_CA_CERTS'] as const;

/**
 * The environment of a child process: the variables that any program needs, and its own settings.
 */
export function childEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(NEEDED.map((name) => [name, env[name]])), ...own };
}

/** Whether npm started this process as a script, with a shell in between. */
export function isNpmScript(env: NodeJS.ProcessEnv = process.env): boolean {
  return env['npm_lifecycle_event'] !== undefined;
}
