import type { AskedPaths } from './askedPaths';
import { reportedPath, type AnswerPath } from './paths';

/**
 * Gathers, during one request, where subgraphs answered with a masked value. A subgraph reports
 * `extensions.masked` relative to its own answer; in an entity fetch that begins with
 * `_entities.@`, which stands for the place the entities were fetched for.
 */
export class MaskedPaths {
  private readonly paths = new Set<string>();

  /** @param at the place in the client's answer that the fetch was made for */
  report(at: AnswerPath, extensions: unknown): void {
    const masked = (extensions as { masked?: unknown } | undefined)?.masked;
    if (!Array.isArray(masked)) return;
    for (const path of masked) if (typeof path === 'string') this.paths.add(reportedPath(at, path));
  }

  get any(): boolean {
    return this.paths.size > 0;
  }

  /** Those of them that the client asked for, sorted. */
  asked(asked: AskedPaths): string[] {
    const own = [...this.paths].flatMap((path) => asked.askedPath(path) ?? []);
    return [...new Set(own)].sort();
  }
}
