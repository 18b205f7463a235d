import { version as federationInternals } from '@apollo/federation-internals/package.json';
import { version as gateway } from '@apollo/gateway/package.json';
import { version as queryGraphs } from '@apollo/query-graphs/package.json';
import { version as queryPlanner } from '@apollo/query-planner/package.json';
import { version as graphql } from 'graphql';

/** The versions on whose private members, bugs and messages this gateway relies. */
export const APOLLO_VERSIONS = {
  '@apollo/federation-internals': '2.14.4',
  '@apollo/gateway': '2.14.4',
  '@apollo/query-graphs': '2.14.4',
  '@apollo/query-planner': '2.14.4',
  graphql: '16.15.0',
} as const;

type Versions = Readonly<Record<keyof typeof APOLLO_VERSIONS, string>>;

/**
 * Checks the installed versions.
 * @throws Error that names the first package with another version
 */
export function assertApolloVersions(
  installed: Versions = {
    '@apollo/federation-internals': federationInternals,
    '@apollo/gateway': gateway,
    '@apollo/query-graphs': queryGraphs,
    '@apollo/query-planner': queryPlanner,
    graphql,
  },
): void {
  for (const name of Object.keys(APOLLO_VERSIONS) as (keyof Versions)[]) {
    const [expected, found] = [APOLLO_VERSIONS[name], installed[name]];
    if (found !== expected)
      throw new Error(
        `This gateway relies on private parts of ${name} ${expected}, but ${found} is installed. Run npm ci to install ${expected}, or check gateway/execution/apolloInternals.ts and gateway/execution/plannerWorkarounds against ${found}.`,
      );
  }
}
