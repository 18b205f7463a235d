import type { GatewayPlugin } from '../../plugin';
import { plannableExecutor, plannableForms } from './plannableExecutor';

/**
 * Hands plannable documents to everything inside: there every response name means what the schema
 * says, so that whatever cuts, counts or plans never reads a client's alias for a key. The answer
 * has the client's own names again.
 */
export const plannablePlugin: GatewayPlugin = {
  wrapExecutor: (execute, { sdl, schema }) =>
    plannableExecutor(plannableForms(sdl, schema), execute),
};
