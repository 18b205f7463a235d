/**
 * The result for a client that requests more than it may read:
 * - `filter`: nulls and one error per path, and all other data;
 * - `reject`: no data, and the list of paths;
 * - `dry-run`: the gateway executes the operation unchanged and reports what it would have denied.
 *   The subgraphs still deny, and so do the rules of arguments, which only the gateway enforces: a
 *   dry run reveals nothing.
 *
 * `filter` and `reject` refuse mutations as a whole, before anything is written.
 */
export const PERMISSION_MODES = ['filter', 'reject', 'dry-run'] as const;
export type PermissionMode = (typeof PERMISSION_MODES)[number];

/** Modes by client id; the mode of other clients is `filter`. */
export type ClientModes = Readonly<Record<string, PermissionMode>>;

/** The mode of a client. */
export function modeOf(modes: ClientModes, client: string | undefined): PermissionMode {
  return client !== undefined && Object.hasOwn(modes, client) ? modes[client]! : 'filter';
}
