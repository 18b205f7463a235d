import type { GatewayPlugin } from '../../plugin';
import { plannableExecutor, plannableForms } from './plannableExecutor';

/**
 * Passes plannable documents to all inner executors. In these documents a response name that the
 * planner needs always belongs to the planner's own field, so that permissions, limits and planner
 * never mistake a client's alias for a key. The answer has the client's names.
 */
export const plannablePlugin: GatewayPlugin = {
  wrapExecutor: (execute, { sdl, schema }) =>
    plannableExecutor(plannableForms(sdl, schema), execute),
};
