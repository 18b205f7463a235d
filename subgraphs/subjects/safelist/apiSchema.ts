import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { apiSchemaOf } from '../../../schema/safelist/apiSchema';

const SUPERGRAPH = join(__dirname, '../../../schema/generated/supergraph.graphql');

let schema: GraphQLSchema | undefined;

/**
 * The API schema of this release, against which submitted operations are validated. It is built at
 * the first submission: most processes never need it.
 */
export function apiSchema(): GraphQLSchema {
  return (schema ??= apiSchemaOf(readFileSync(SUPERGRAPH, 'utf8')));
}
