import type { GraphQLResolveInfo } from 'graphql';

/** A response path in which `@` replaces every list index: `people.@.name`. */
export function normalizedPath(path: GraphQLResolveInfo['path']): string {
  const keys: string[] = [];
  for (let index: typeof path | undefined = path; index; index = index.prev) {
    keys.push(typeof index.key === 'number' ? '@' : index.key);
  }
  return keys.reverse().join('.');
}
