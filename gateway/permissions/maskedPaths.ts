import type { RequestedPaths } from './requestedPaths';
import { reportedPath, type AnswerPath } from './paths';

/**
 * Collects, during one request, the paths of masked values. A subgraph reports `extensions.masked`
 * relative to its own response; in an entity fetch the path begins with `_entities.@`, which stands
 * for the path of the entities in the client's response.
 */
export class MaskedPaths {
  private readonly paths = new Set<string>();

  /** @param at the path in the client's response for which the fetch was made */
  report(at: AnswerPath, extensions: unknown): void {
    const masked = (extensions as { masked?: unknown } | undefined)?.masked;
    if (!Array.isArray(masked)) return;
    for (const path of masked) if (typeof path === 'string') this.paths.add(reportedPath(at, path));
  }

  get any(): boolean {
    return this.paths.size > 0;
  }

  /** The paths that the client requested, sorted. */
  requested(requested: RequestedPaths): string[] {
    const own = [...this.paths].flatMap((path) => requested.requestedPath(path) ?? []);
    return [...new Set(own)].sort();
  }
}
