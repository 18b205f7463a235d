import type { GraphQLResolveInfo } from 'graphql';

/** A response path in which `@` replaces every list index: `people.@.name`. */
export function normalizedPath(path: GraphQLResolveInfo['path']): string {
  const keys: string[] = [];
  for (let at: typeof path | undefined = path; at; at = at.prev) {
    keys.push(typeof at.key === 'number' ? '@' : at.key);
  }
  return keys.reverse().join('.');
}
