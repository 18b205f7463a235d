/** A released API schema, as `schema/released/api.graphql` contains it. */
export interface Release {
  readonly version: string;
  readonly sdl: string;
}

const HEAD = /^# Release (\d+\.\d+\.\d+)\n/;

/** @throws Error with one sentence when the text does not begin with its version */
export function readRelease(text: string): Release {
  const version = HEAD.exec(text)?.[1];
  if (version === undefined)
    throw new Error('schema/released/api.graphql must begin with a line "# Release 1.2.3".');
  return { version, sdl: text.replace(HEAD, '') };
}

export function releaseText({ version, sdl }: Release): string {
  return `# Release ${version}\n${sdl.replace(/^# .*\n/, '')}`;
}

/**
 * Whether a version may break clients of another one: its major number is higher, or, below 1.0.0,
 * its minor number (Semantic Versioning 2.0.0, items 4 and 8).
 */
export function mayBreak(released: string, next: string): boolean {
  const [major = 0, minor = 0] = released.split('.').map(Number);
  const [nextMajor = 0, nextMinor = 0] = next.split('.').map(Number);
  if (nextMajor !== major) return nextMajor > major;
  return major === 0 && nextMinor > minor;
}
