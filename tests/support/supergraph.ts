import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../process/root';

/** The composed supergraph of the repository. */
export const SUPERGRAPH = readFileSync(join(ROOT, 'schema/generated/supergraph.graphql'), 'utf8');
