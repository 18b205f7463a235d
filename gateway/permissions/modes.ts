/**
 * What a client gets where it asks for more than it may read:
 * - `filter`: nulls and one error per path, and everything else;
 * - `reject`: no data at all, and the list of paths;
 * - `dry-run`: the gateway leaves the operation as it is and reports what it would have denied.
 *   The subgraphs still deny, and so do the rules of arguments, which only the gateway enforces:
 *   a dry run reveals nothing.
 * Mutations are refused as a whole in `filter` and `reject` alike, before anything is written.
 */
export const PERMISSION_MODES = ['filter', 'reject', 'dry-run'] as const;
export type PermissionMode = (typeof PERMISSION_MODES)[number];

/** Modes by client id; a client that is not listed filters. */
export type ClientModes = Readonly<Record<string, PermissionMode>>;

/** The mode of a client. */
export function modeOf(modes: ClientModes, client: string | undefined): PermissionMode {
  return client !== undefined && Object.hasOwn(modes, client) ? modes[client]! : 'filter';
}
