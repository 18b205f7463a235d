/** What any program needs of its surroundings, and no setting or secret of another's. */
const NEEDED = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'NODE_EXTRA_CA_CERTS'] as const;

/** The environment of a child process: what any program needs, and its own settings. */
export function childEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(NEEDED.map((name) => [name, env[name]])), ...own };
}

/** Whether this process is a script of npm's, between whom and npm there is a shell. */
export function isNpmScript(env: NodeJS.ProcessEnv = process.env): boolean {
  return env['npm_lifecycle_event'] !== undefined;
}
